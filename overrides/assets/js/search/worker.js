/**
 * The web worker behind the theme's search box. It takes the place of the theme's own search worker and exchanges the
 * same kinds of message. It starts when the box is first focused, so it fetches its files at once.
 */

import { Engine } from "./engine.js";

const READY = 1;
const QUERY = 2;
const RESULT = 3;

const files = ["index.json", "syllables.json"].map((name) => new URL(`../../../search/${name}`, import.meta.url));
const engine = Promise.all(files.map(read)).then(([index, syllables]) => new Engine(index, syllables));

engine.then(
  () => postMessage({ type: READY }),
  (error) => setTimeout(() => { throw error; }),
);

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === QUERY) postMessage({ type: RESULT, data: (await engine).reply(data) });
});

async function read(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
