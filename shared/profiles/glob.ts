// File-name patterns of profiles: `*` stands for any characters but "/", everything else for itself. Upper and lower case are
// alike, because names travel through file systems that do not keep them apart. Linear in time, no regular expressions.

/**
 * True if the pattern fits the end of the path: as many path components as the pattern has, so that a pattern without "/" is about
 * the base name. A trailing "/" of the path (a folder) is ignored.
 */
export function globMatches(pattern: string, path: string): boolean {
  const wanted = patternComponents(pattern);
  const found = latest.path === path ? latest.components : pathComponents(path);
  const skipped = found.length - wanted.length;
  return (
    skipped >= 0 &&
    wanted.every((component, index) => componentMatches(component, found[skipped + index] ?? ''))
  );
}

/** Patterns are few and met for every file; a path meets all of them one after the other. */
const knownPatterns = new Map<string, readonly string[]>();
let latest: { path: string; components: readonly string[] } = { path: '', components: [''] };

function patternComponents(pattern: string): readonly string[] {
  const known = knownPatterns.get(pattern);
  if (known !== undefined) return known;
  const components = pattern.toLowerCase().split('/');
  knownPatterns.set(pattern, components);
  return components;
}

function pathComponents(path: string): readonly string[] {
  latest = { path, components: path.toLowerCase().replace(/\/$/, '').split('/') };
  return latest.components;
}

/** The classic two-pointer walk: on a mismatch, give the latest `*` one more character. */
function componentMatches(pattern: string, name: string): boolean {
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let resume = 0;
  while (at < name.length) {
    if (pattern[inPattern] === '*') {
      star = inPattern;
      inPattern += 1;
      resume = at;
    } else if (pattern[inPattern] === name[at]) {
      inPattern += 1;
      at += 1;
    } else if (star === -1) {
      return false;
    } else {
      inPattern = star + 1;
      resume += 1;
      at = resume;
    }
  }
  while (pattern[inPattern] === '*') inPattern += 1;
  return inPattern === pattern.length;
}
