/** Queries that nobody types on purpose, always the same ones. */

const ALPHABETS = [
  "abcdefghijklmnopqrstuvwxyz",
  "aeiouvng",
  "shzcjyx",
  "asdf ",
  "a'b'c ",
  "的一教育学校中工",
  "教yu学xi'",
  "0123456789-+.%",
  "ÜüǚāáǎàÀ",
  "([{*+?\\|^$.})]",
  "ＡｂＣ１＋　",
  "🙂中a\u200b\u0000",
];

/** A number from 0 to below `limit`, again and again the same row for one seed. */
export function dice(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Odd queries of up to `longest` characters: noise, runs of one letter or syllable, pieces of texts, many words. */
export function oddQueries(number, longest, syllables, texts) {
  const throwing = dice(2025);
  const pick = (from) => from[throwing(from.length)];
  const makers = [
    () => of(longest, () => pick(ALPHABETS[throwing(ALPHABETS.length)])),
    () => of(longest, (alphabet) => pick(alphabet), pick(ALPHABETS)),
    () => pick("abcdefghijklmnopqrstuvwxyz").repeat(longest),
    () => pick(syllables).repeat(longest),
    () => of(longest, () => pick(syllables)),
    () => of(longest, () => `${pick(syllables)} `),
    () => of(longest, () => `${pick("abcdefghijklmnopqrstuvwxyz")} `),
    () => {
      const text = pick(texts);
      return text.slice(throwing(Math.max(1, text.length - longest)));
    },
  ];
  return Array.from({ length: number }, (_, at) => makers[at % makers.length]().slice(0, longest));
}

function of(length, part, alphabet) {
  let text = "";
  while (text.length < length) text += part(alphabet) || " ";
  return text;
}
