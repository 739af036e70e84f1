// What the demo says while it goes, and the table at its end.

const rows = [];

/** Runs one step. Its answer is the sentence that is said of it. After one that failed the others are not tried, and count as failed. */
export async function step(title, act) {
  if (rows.some(({ done }) => !done)) {
    rows.push({ title, done: false });
    return;
  }
  process.stdout.write(`\n── ${title}\n`);
  const beganMs = performance.now();
  try {
    const result = await act();
    rows.push({ title, done: true });
    const seconds = (performance.now() - beganMs) / 1000;
    process.stdout.write(`   ${result} (${seconds.toFixed(1)} s)\n`);
  } catch (error) {
    rows.push({ title, done: false });
    process.stdout.write(`   FAILED: ${error.message}\n`);
  }
}

export function assert(condition, message) {
  if (!condition) throw new Error(message);
}

export const allWell = () => rows.every(({ done }) => done);

/** Prints the table; the status to end with. */
export function conclude(place) {
  const failed = rows.filter(({ done }) => !done).length;
  process.stdout.write('\n');
  for (const { title, done } of rows) process.stdout.write(`${done ? '✓' : '✗'} ${title}\n`);
  process.stdout.write(`\nLook at it: ${place}\n${rows.length - failed} steps done, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}
