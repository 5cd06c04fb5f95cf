// Measured in the page itself: sizes of words and targets, contrast, what is cut off. Called by appearance.py.
(() => {
  const seen = (element) => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) return false;
    return !element.closest('.md-search__output, .md-overlay, .md-dialog');
  };
  const words = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent.trim();
      const parent = walker.currentNode.parentElement;
      if (text && !parent.closest('script, style, noscript, title') && !parent.closest('.visually-hidden') && seen(parent)) {
        found.push([parent, text]);
      }
    }
    return found;
  };
  const sizeOf = (element) => {
    const size = parseFloat(getComputedStyle(element).fontSize);
    return element instanceof SVGElement ? size * element.getScreenCTM().a : size;
  };

  const smallWords = (least) => {
    return words().filter(([element]) => sizeOf(element) < least - 0.05)
      .map(([element, text]) => `${sizeOf(element).toFixed(1)} px ${element.tagName}.${element.className}: ${text.slice(0, 20)}`);
  };

  const wordsUnderLabels = () => {
    // A label is a pseudo-element, whose place only its own styles tell.
    const found = [];
    for (const cell of document.querySelectorAll('table.cards td[data-label]')) {
      const label = getComputedStyle(cell, '::before');
      if (label.content === 'none' || label.float !== 'left' || !seen(cell)) continue;
      const least = cell.getBoundingClientRect().left + parseFloat(label.width);
      const range = document.createRange();
      range.selectNodeContents(cell);
      if ([...range.getClientRects()].some((box) => box.width > 0 && box.left < least)) {
        found.push(`${cell.dataset.label}: ${cell.textContent.trim().slice(0, 30)}`);
      }
    }
    return found;
  };

  const tightLines = (least) => {
    return words().filter(([element]) => !(element instanceof SVGElement))
      .map(([element, text]) => [element, text, parseFloat(getComputedStyle(element).lineHeight) / sizeOf(element)])
      .filter(([element, text, ratio]) => ratio < least - 0.01 && element.getClientRects().length > 0
        && !element.closest('.site-header, .note-mark, .status, button, select, option'))
      .map(([element, text, ratio]) => `${ratio.toFixed(2)} ${element.tagName}.${element.className}: ${text.slice(0, 20)}`);
  };

  const smallTargets = (least) => {
    const isInline = (link) => {
      if (link.tagName !== 'A') return false;
      if (!getComputedStyle(link).display.startsWith('inline')) return false;
      const block = link.closest('p, li, dd, dt, td, th, h1, h2, h3, h4, h5, h6, caption, figcaption, summary');
      if (!block) return false;
      const around = block.textContent.replace(/\s+/g, '').length - link.textContent.replace(/\s+/g, '').length;
      return around > 0;
    };
    return [...document.querySelectorAll('a[href], button, select, summary, input:not([type=radio], [type=checkbox]), label[for^=__]:not(.md-overlay, .md-search__overlay)')]
      .filter((target) => seen(target) && !isInline(target) && !target.closest('.md-search__inner'))
      .map((target) => [target, target.getBoundingClientRect()])
      .filter(([, box]) => box.right > 0 && box.bottom + scrollY > 0)
      .filter(([, box]) => box.width < least - 0.5 || box.height < least - 0.5)
      .map(([target, box]) => `${Math.round(box.width)}×${Math.round(box.height)} ${target.tagName}.${target.className}: ${target.textContent.trim().slice(0, 20)}`);
  };

  const paleWords = (least) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgba = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
    const ground = (element) => {
      const layers = [];
      for (let part = element; part; part = part.parentElement) {
        const colour = rgba(getComputedStyle(part).backgroundColor);
        layers.unshift(colour);
        if (colour[3] === 1) break;
      }
      return layers.reduce((below, top) => over(top, below), [255, 255, 255, 1]);
    };
    const light = (colour) => {
      const [r, g, b] = colour.slice(0, 3).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratio = (element) => {
      const below = ground(element);
      const style = getComputedStyle(element);
      const word = over(rgba(element instanceof SVGElement ? style.fill : style.color), below);
      const [high, low] = [light(word), light(below)].sort((a, b) => b - a);
      return (high + 0.05) / (low + 0.05);
    };
    return words().map(([element, text]) => [element, text, ratio(element)]).filter(([, , found]) => found < least)
      .map(([element, text, found]) => `${found.toFixed(2)} ${element.tagName}.${element.className?.baseVal ?? element.className}: ${text.slice(0, 20)}`);
  };

  const tooWide = () => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5 && !element.closest('.table-frame, .md-search__inner'))
      .map((element) => `${element.tagName}.${element.className} ${Math.round(element.getBoundingClientRect().right)}`).slice(0, 8);
  };

  const lostWords = () => [...document.querySelectorAll('main *, header *, footer *')].filter((element) => {
    const style = getComputedStyle(element);
    if (!['hidden', 'clip'].includes(style.overflowY) && !['hidden', 'clip'].includes(style.overflowX)) return false;
    if (element.closest('.visually-hidden, .md-search, thead, svg, .md-option, .skip, .md-skip')) return false;
    return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
  }).map((element) => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 20)}`);

  const crampedWords = () => [...document.querySelectorAll('article table :is(th, td)')]
    .filter((cell) => seen(cell) && getComputedStyle(cell).display === 'table-cell')
    .map((cell) => {
      const style = getComputedStyle(cell);
      const room = cell.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      return [cell, room / parseFloat(style.fontSize), linesOf(cell)];
    })
    .filter(([cell, room, lines]) => room < 5.5 && lines > (cell.closest('thead') ? 3 : 2))
    .map(([cell, room, lines]) => `${room.toFixed(1)} em, ${lines} lines, ${cell.closest('table').className}: ${cell.textContent.trim().slice(0, 20)}`);

  /** On how many lines the words of an element stand: words less than 6 px above each other share a line. */
  const linesOf = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const bottoms = [...range.getClientRects()].filter((box) => box.width > 1).map((box) => box.bottom).sort((a, b) => a - b);
    return bottoms.filter((bottom, index) => index === 0 || bottom - bottoms[index - 1] > 6).length;
  };

  window.appearance = { smallWords, tightLines, smallTargets, paleWords, tooWide, crampedWords, lostWords, wordsUnderLabels };
})();
