/** The search beside the page, so that typing never waits: a query comes in, an answer goes out. It reads its files at once. */

import { Engine } from "./engine.js";

const files = ["index.json", "syllables.json"].map((name) => new URL(`../../../search/${name}`, import.meta.url));
const engine = Promise.all(files.map(read)).then(([index, syllables]) => new Engine(index, syllables));

engine.catch((error) => setTimeout(() => { throw error; }));

addEventListener("message", ({ data: query }) => {
  engine.then((ready) => postMessage(ready.reply(query)), () => undefined);
});

async function read(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
