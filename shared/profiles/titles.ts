// Titles of entries inside a sentence.
import { andList } from '../domain/text.ts';
import type { ProfileItem } from './profile.ts';

/** "KES signing key and operational certificate". */
export const titlesOf = (entries: readonly ProfileItem[]): string =>
  andList(entries.map((entry) => lowerFirst(entry.title)));

export const areOrIs = (entries: readonly unknown[]): string => (entries.length === 1 ? 'is' : 'are');

const lowerFirst = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
