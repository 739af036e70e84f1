// Checks of files of any system.
import type { CheckMaker } from '../check.ts';
import { emptyFile } from './empty-file.ts';
import { encryptedInName } from './encrypted-in-name.ts';
import { permissions } from './permissions.ts';

export const generalChecks: readonly CheckMaker[] = [emptyFile, permissions, encryptedInName];
