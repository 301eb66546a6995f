// Asks an index: in a worker, or in the page where a browser has no worker of this kind.

/** Gives `words`, `plurals` and `ask` of an edition's index; rejects where it cannot be read. */
export async function openIndex(address, onFilled) {
  return (await inWorker(address, onFilled)) ?? inPage(address, onFilled);
}

/** Null where the worker itself does not start. */
async function inWorker(address, onFilled) {
  const waiting = new Map();
  let number = 0;
  let worker = null;
  try {
    worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  } catch {
    return null;
  }
  const ask = (question) => new Promise((resolve, reject) => {
    waiting.set((number += 1), { resolve, reject });
    worker.postMessage({ number, address: String(address), question });
  });
  worker.addEventListener("message", ({ data: { number: of, answer, failed, filled } }) => {
    if (filled) onFilled();
    const asked = waiting.get(of);
    waiting.delete(of);
    if (failed) asked?.reject(new Error(failed));
    else asked?.resolve(answer);
  });
  const broken = new Promise((resolve) => worker.addEventListener("error", () => resolve(null), { once: true }));
  const opened = await Promise.race([ask(null), broken]);
  return opened && { ...opened, ask };
}

async function inPage(address, onFilled) {
  const { openAnswers } = await import("./answers.js");
  const { words, plurals, ask } = await openAnswers(address, onFilled);
  return { words, plurals, ask: async (question) => ask(question) };
}
