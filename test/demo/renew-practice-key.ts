// Renews the KES key of a practice vault, as an operator does on the offline machine: node renew-practice-key.js FOLDER
import { changePracticeOriginals } from '../../electron/core/practice/practice-vault.ts';

const [home] = process.argv.slice(2);
if (home === undefined) throw new Error('usage: renew-practice-key FOLDER');
await changePracticeOriginals({ home }, Date.now());
