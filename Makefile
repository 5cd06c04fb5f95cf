# Commands of the project. `make` alone lists them. Needs a POSIX shell, make and Python 3.11 or newer.

PYTHON ?= python3
FORMAT ?= text
ADDRESS ?= 127.0.0.1:8000
UPGRADE ?=
TIMES ?= 10000
MUTANTS ?= 300
SEED ?= 1
PLAN ?=
TO ?=
TITLE ?=
PERIOD ?=
SUMMARY ?=
BASE ?= origin/main
ARGS ?=
FILE ?=
EVENT ?=
TEMPLATE ?=
WRITE ?=

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed
NODE := node_modules/.installed
BUILD := .build
UV := $(BUILD)/uv/bin/uv
NEXT := $(BUILD)/next
NEXT_BIN := $(NEXT)/venv/bin
NEXT_RUNTIME := $(NEXT)/venv/.installed
LIGHTHOUSE := $(BUILD)/lighthouse/node_modules/.bin/lighthouse

# Progress goes to stderr, so that the output of `make check FORMAT=json` stays JSON.
SAY := printf '%s\n' >&2
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
INSTALL := $(PIP) install -qq --require-hashes
PLANSITE := PYTHONPATH=hooks $(BIN)/python -m plansite
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)

# The first browser on PATH that the tests can drive. Debian's without windows opens a page in a third of the time.
FIND_CHROMIUM := command -v chromium-headless-shell || command -v chromium || command -v chromium-browser \
	|| command -v google-chrome
CHROMIUM_PACKAGE := $(shell . /etc/os-release 2>/dev/null; [ "$$ID" = debian ] && echo chromium-headless-shell || echo chromium)

export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve check test lint unit fix next bench fuzz lighthouse schemas urls versions lock clean tools new

help: ## 列出全部命令
	@printf '用法：make 命令\n\n'
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | while IFS='	' read -r name words; do \
		printf '  %-10s %s\n' "$$name" "$$words"; done

site: $(RUNTIME) ## 生成网站，放在 site/；失败时原有的 site/ 不变
	@$(PLANSITE) config
	@$(SAY) '正在生成网站……'
	@PYTHONPATH=hooks $(BIN)/python -m plansite.publishing.replacement mkdocs build --strict --site-dir
	@$(SAY) '网站已生成：site/index.html'

serve: $(RUNTIME) ## 在本机预览；改动 data/、content/、overrides/ 后自动刷新
	@$(PLANSITE) config
	@$(SAY) '预览地址：http://$(ADDRESS)/（按 Ctrl+C 结束）'
	@$(BIN)/mkdocs serve --livereload --dev-addr $(ADDRESS)

.PHONY: add
add: $(RUNTIME) ## 发布数值、更正、评估、目标调整、责任单位等：逐项提问，先看结果再写入（ARGS="…" 直接给出回答）
	@$(PLANSITE) add $(ARGS)

.PHONY: import
import: $(RUNTIME) ## 导入一张表的数值：make import FILE=表.xlsx 先看结果，加 WRITE=1 写入；空表：TEMPLATE=模板.xlsx
	@$(PLANSITE) import $(if $(FILE),'$(FILE)') $(if $(TEMPLATE),--template '$(TEMPLATE)') $(if $(WRITE),--write)

.PHONY: form
form: $(RUNTIME) ## 回答代码托管网站上的一张表单（工作流用）：make form EVENT=事件文件 TO=新文件夹
	@$(PLANSITE) form --event '$(EVENT)' --to '$(TO)'

.PHONY: verify
verify: $(DEV) $(NODE) ## 核对 site/ 的网站与规划原文和数据是否一致（先运行 make site）
	@$(SAY) '正在核对 site/：原文、数值、计数、数据文件、链接、网页写法……'
	@$(BIN)/python -m pytest tests/plan --project . --site site -q -rN --no-header -p no:cacheprovider \
		|| { $(SAY) '核对没有通过，不能发布。哪里不符见上面“应当”以下各行。'; exit 1; }
	@$(SAY) '核对通过。'

check: $(RUNTIME) ## 只检查数据，列出全部问题（FORMAT=text|github|json）
	@$(PLANSITE) check --format $(FORMAT)

test: $(DEV) tools $(NODE) ## 全部检查和测试；缺少的工具会先装好
	@$(SAY) '[1/5] 代码规范、格式和类型'
	@$(MAKE) --no-print-directory lint
	@$(SAY) '[2/5] 脚本测试（node --test）'
	@node --test $$(find tests/js -name '*.test.*js')
	@$(SAY) '[3/5] 生成本规划的网站'
	@$(MAKE) --no-print-directory site
	@$(SAY) '[4/5] 核对本规划的网站'
	@$(MAKE) --no-print-directory verify
	@$(SAY) '[5/5] 程序的测试（pytest；每行末尾是已完成的百分比）'
	@CHROMIUM="$${CHROMIUM:-$$($(FIND_CHROMIUM))}" $(BIN)/python -m pytest -n 2 --dist worksteal --ignore tests/plan tests

lint: $(DEV) ## 代码规范、格式和类型，不运行测试
	@$(SAY) '代码规范（ruff check）'
	@$(BIN)/ruff check .
	@$(SAY) '代码格式（ruff format --check）'
	@$(BIN)/ruff format --check .
	@$(SAY) '类型（mypy）'
	@$(BIN)/mypy

unit: $(DEV) ## 只运行单元测试（两个处理器约两分钟），不用浏览器和 Node.js，不生成网站
	@$(BIN)/python -m pytest -q -n 2 -m 'not heavy' tests/unit

fix: $(DEV) ## 改正代码格式和能自动改正的写法
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

next: $(NEXT_RUNTIME) $(DEV) tools ## 换用接替的生成器和主题：生成网站到 .build/next/site，再做整站和浏览器测试
	@$(SAY) '[1/2] 生成网站（ProperDocs、MaterialX）'
	@trap 'rm -f mkdocs.next.yml' EXIT; $(BIN)/python tests/support/successor.py mkdocs.yml materialx > mkdocs.next.yml \
		&& $(NEXT_BIN)/python -m properdocs build --strict -f mkdocs.next.yml -d $(NEXT)/site
	@$(SAY) '[2/2] 整站和浏览器测试（pytest）'
	@CHROMIUM="$${CHROMIUM:-$$($(FIND_CHROMIUM))}" \
		SITE_PYTHON='$(abspath $(NEXT_BIN)/python)' SITE_GENERATOR=properdocs SITE_THEME=materialx \
		$(BIN)/python -m pytest -n 2 --dist worksteal tests/site tests/browser

bench: $(DEV) tools ## 量生成网站所需的时间、搜索的大小和快慢、网页的大小
	@$(BIN)/python tests/bench/bench.py
	@$(BIN)/python tests/bench/scale.py
	@CHROMIUM="$${CHROMIUM:-$$($(FIND_CHROMIUM))}" $(BIN)/python tests/bench/pages.py

fuzz: $(DEV) ## 像人那样随机改错文件，看检查是否都说得清（TIMES=次数，SEED=起点）
	@$(BIN)/python tests/bench/fuzz.py --times $(TIMES) --seed $(SEED) --builds 20

.PHONY: mutants
mutants: $(DEV) ## 逐个植入小错，看单元测试发现多少（MUTANTS=个数，SEED=起点；约一小时，中断后用 ARGS=--again 接着做）
	@$(BIN)/python tests/bench/mutants.py --times $(MUTANTS) --seed $(SEED) $(ARGS)

lighthouse: site $(DEV) tools ## 用 Lighthouse 给六类网页打分（需要 npm，装在 .build/ 中）
	@[ -x $(LIGHTHOUSE) ] || { $(SAY) '正在安装 Lighthouse（约半分钟）……'; \
		npm install --silent --no-audit --no-fund --prefix $(BUILD)/lighthouse lighthouse@13; }
	@CHROMIUM="$${CHROMIUM:-$$($(FIND_CHROMIUM))}" $(BIN)/python tests/bench/lighthouse.py $(LIGHTHOUSE)

new: $(RUNTIME) ## 由规划文件建立新项目：make new PLAN=规划.docx TO=新文件夹（可加 TITLE=、PERIOD=2021-2025）
	@[ -n '$(PLAN)' ] && [ -n '$(TO)' ] || { $(SAY) '用法：make new PLAN=规划.docx TO=新文件夹'; exit 2; }
	@$(PLANSITE) new '$(PLAN)' '$(TO)' $(if $(TITLE),--title '$(TITLE)') $(if $(PERIOD),--period '$(PERIOD)')

schemas: $(RUNTIME) ## 更新 schemas/（编辑器提示用）
	@$(PLANSITE) schemas

urls: $(RUNTIME) ## 把新网址记入 urls.lock
	@$(PLANSITE) urls

versions: $(RUNTIME) ## 把 site/ 的数据版本存入 versions/，并报告所占空间（发布时用）
	@$(PLANSITE) versions --format $(if $(filter github,$(FORMAT)),github,text) $(if $(SUMMARY),--summary '$(SUMMARY)')

lock: $(UV) ## 更新依赖锁定文件（UPGRADE=1 时升级到最新版本）
	@$(SAY) '正在锁定 requirements.txt……'
	@$(COMPILE) --output-file requirements.txt requirements.in
	@$(SAY) '正在锁定 requirements-dev.txt……'
	@$(COMPILE) --constraint requirements.txt --output-file requirements-dev.txt requirements-dev.in
	@$(SAY) '正在锁定 requirements-next.txt……'
	@$(COMPILE) --constraint requirements.txt --output-file requirements-next.txt requirements-next.in

clean: ## 删除生成的网站、缓存和 Python 环境
	@rm -rf site $(BUILD) $(VENV) node_modules .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@$(SAY) '已清理。'

# A new environment has no stamps: they are inside it.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		$(SAY) '需要 Python 3.11 或更新版本，$(PYTHON) 不是。' \
			'请安装后再试（Debian/Ubuntu：sudo apt-get install python3 python3-venv），或指明位置：make site PYTHON=/usr/bin/python3.12'; \
		exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		$(SAY) '$(PYTHON) 缺少 venv 模块。请安装后再试（Debian/Ubuntu：sudo apt-get install python3-venv）。'; \
		exit 1; }
	@$(SAY) '正在建立 Python 环境 $(VENV)/（只做一次）……'
	@$(PYTHON) -m venv --clear $(VENV)

$(RUNTIME): requirements.txt | $(BIN)/python
	@$(SAY) '正在安装生成网站所需的软件包（约半分钟）……'
	@$(INSTALL) -r requirements.txt
	@$(SAY) '正在准备图中的字体和交互图表的程序（约十秒，只做一次）……'
	@PYTHONPATH=hooks $(BIN)/python -m plansite.charts.font
	@PYTHONPATH=hooks $(BIN)/python -m plansite.charts.library
	@touch $@

$(DEV): requirements-dev.txt $(RUNTIME)
	@$(SAY) '正在安装测试所需的软件包（约一分钟）……'
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

# An environment of its own: both themes install the package `material`.
$(NEXT_RUNTIME): requirements-next.txt | $(BIN)/python
	@$(SAY) '正在安装接替的生成器和主题（约半分钟）……'
	@$(BIN)/python -m venv --clear $(NEXT)/venv
	@$(NEXT_BIN)/python -m pip --disable-pip-version-check --no-input install -qq --require-hashes -r requirements-next.txt
	@touch $@

$(UV): | $(BIN)/python
	@$(SAY) '正在安装锁定工具 uv……'
	@$(BIN)/python -m venv $(BUILD)/uv
	@$(BUILD)/uv/bin/python -m pip --disable-pip-version-check install -qq 'uv>=0.9,<1'

$(NODE): package-lock.json | node
	@$(SAY) '正在安装检查网页写法的程序（约十秒）……'
	@npm ci --silent
	@touch $@

# What the system must bring, because pip cannot install it: $$missing names packages.
define INSTALL_MISSING
[ -n "$$missing" ] || exit 0; \
if ! command -v apt-get >/dev/null; then \
	$(SAY) "缺少：$$missing。请用本机的软件管理工具安装后再试；浏览器也可以用 CHROMIUM=/路径 指明。"; exit 1; fi; \
if [ "$$(id -u)" = 0 ]; then root=; elif command -v sudo >/dev/null; then root=sudo; else \
	$(SAY) "缺少：$$missing。请管理员运行 apt-get install$$missing 后再试。"; exit 1; fi; \
$(SAY) "正在安装所需的程序：$$missing（约一分钟）……"; \
$$root apt-get update -qq >&2 \
	&& $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >&2 \
	|| { $(SAY) "没有装上：$$missing。请手工安装后再试。"; exit 1; }
endef

.PHONY: changes due offline
offline: $(RUNTIME) ## 把 site/ 另存到 preview/，双击就能打开（先运行 make site）
	@$(PLANSITE) offline

changes: $(RUNTIME) ## 列出这次改动对公众的影响和悄悄改动的内容（BASE=origin/main）
	@$(PLANSITE) changes --base '$(BASE)' $(if $(SUMMARY),--summary '$(SUMMARY)')

due: $(RUNTIME) ## 列出到期待查的数据
	@$(PLANSITE) due

.PHONY: node
node:
	@missing=; \
	command -v node >/dev/null || missing="$$missing nodejs"; \
	command -v npm >/dev/null || missing="$$missing npm"; \
	$(INSTALL_MISSING)

# A browser and a web server, for tests only.
tools: node
	@missing=; \
	[ -n "$$CHROMIUM" ] || command -v $(CHROMIUM_PACKAGE) >/dev/null \
		|| { { $(FIND_CHROMIUM); } && { [ $(CHROMIUM_PACKAGE) = chromium ] || ! { [ "$$(id -u)" = 0 ] || sudo -n true; }; }; } >/dev/null 2>&1 \
		|| missing="$$missing $(CHROMIUM_PACKAGE)"; \
	PATH="$$PATH:/usr/sbin" command -v nginx >/dev/null || missing="$$missing nginx"; \
	$(INSTALL_MISSING)
