// Writes the practice set of a system into a folder and prints what it made as JSON: node make-practice-set.js SYSTEM FOLDER
import { makePracticeSet, practiceSystems } from '../../electron/core/practice/practice-sets.ts';

const [asked, folder] = process.argv.slice(2);
const system = practiceSystems.find((each) => each === asked);
if (system === undefined || folder === undefined) throw new Error('usage: make-practice-set SYSTEM FOLDER');
const set = await makePracticeSet(system, folder, { seed: 'coldkeep demo', now: Date.now() });
process.stdout.write(`${JSON.stringify(set)}\n`);
