/** The search beside the page, so that typing never waits: a query comes in, an answer goes out. It reads its files at once. */

import { Engine } from "./engine.js";

const files = ["index.json", "syllables.json"].map((name) => new URL(`../../../search/${name}`, import.meta.url));
const engine = Promise.all(files.map(read)).then(([index, syllables]) => new Engine(index, syllables));

engine.catch((error) => setTimeout(() => { throw error; }));

addEventListener("message", ({ data: query }) => {
  engine.then((ready) => postMessage(answer(ready, query)), () => undefined);
});

/** The reply to a query; that something went wrong is an answer, too. */
function answer(ready, query) {
  try {
    return ready.reply(query);
  } catch (error) {
    setTimeout(() => { throw error; });
    return { items: [], found: { query, state: "failed", understood: "", near: [] } };
  }
}

/** What a file holds today: a host may let browsers keep it for minutes, in which a page is newer than its search. */
async function read(address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
