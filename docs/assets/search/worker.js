// The search beside the page, which goes on answering its reader while the index is taken in.

import { openAnswers } from "./answers.js";

let answers = null;

addEventListener("message", async ({ data: { number, address, question } }) => {
  try {
    answers ??= openAnswers(address, () => postMessage({ filled: true }));
    const { words, plurals, ask } = await answers;
    postMessage({ number, answer: question ? ask(question) : { words, plurals } });
  } catch (reason) {
    answers = null;
    postMessage({ number, failed: String(reason) });
  }
});
