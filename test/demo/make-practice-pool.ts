// Writes the practice pool of the demo into a folder: node make-practice-pool.js FOLDER
import { makePracticePool } from '../../electron/core/practice/practice-pool.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: make-practice-pool FOLDER');
await makePracticePool(folder, { seed: 'coldkeep demo', now: Date.now() });
