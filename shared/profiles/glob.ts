// File-name patterns of profiles: `*` stands for any characters but "/", `**` for folders, everything else for itself. Upper and
// lower case are alike, because names travel through file systems that do not keep them apart. No regular expressions, no backtracking.

/** A pattern made ready to meet many paths. */
export interface Glob {
  /** What the base name must be, in lower case; null where it may vary. */
  readonly baseName: string | null;
  /** How the base name must end, in lower case; what most paths fail at. */
  readonly ending: string;
  /** True for a pattern that takes whatever lies below a folder: `chaindata/**`. */
  readonly folder: boolean;
  /** True where no `*` stands in it. */
  readonly literal: boolean;
  /** True where a component `**` stands in it. */
  readonly spans: boolean;
  readonly components: readonly Component[];
}

/** One part of a pattern between two "/". Most are a word, or a word between two stars, and need no walk. */
interface Component {
  readonly pattern: string;
  readonly word: string | null;
  readonly within: string | null;
}

const anyFolders = '**';

/**
 * A pattern fits the end of a path, component by component, so that one without "/" is about the base name. A component `**` stands
 * for any number of folders, none included; at the end it stands for everything below: `chaindata/**` fits every file in a folder
 * chaindata, wherever that is and however deep the file lies in it.
 */
export function compileGlob(pattern: string): Glob {
  const components = pattern.toLowerCase().split('/');
  const folder = components.at(-1) === anyFolders;
  const last = folder ? '*' : (components.at(-1) ?? '');
  const literal = !pattern.includes('*');
  return {
    baseName: last.includes('*') ? null : last,
    ending: last.slice(last.lastIndexOf('*') + 1),
    folder,
    literal,
    spans: components.includes(anyFolders),
    components: (folder ? [...components, '*'] : components).map(compileComponent),
  };
}

function compileComponent(pattern: string): Component {
  const inner = pattern.slice(1, -1);
  return {
    pattern,
    word: pattern.includes('*') ? null : pattern,
    within:
      pattern.length > 2 && pattern.startsWith('*') && pattern.endsWith('*') && !inner.includes('*')
        ? inner
        : null,
  };
}

/** False for a pattern that can fit no item: an empty component, `.` or `..`, and `**` beside other characters. */
export const isSaneGlob = (pattern: string): boolean =>
  pattern
    .split('/')
    .every(
      (component) =>
        component !== '' &&
        component !== '.' &&
        component !== '..' &&
        (component === anyFolders || !component.includes(anyFolders)),
    );

/** Components of a path, as globs meet them. A trailing "/" (a folder) is ignored. */
export const pathComponents = (path: string): readonly string[] =>
  path.toLowerCase().replace(/\/$/, '').split('/');

/** At most one comparison for each pair of a component of the pattern and one of the path. */
export function globFits(glob: Glob, path: readonly string[]): boolean {
  const base = path.at(-1) ?? '';
  if (glob.baseName === null ? !base.endsWith(glob.ending) : glob.baseName !== base) return false;
  const { components } = glob;
  if (glob.spans) return foldersMatch(components, path);
  const skipped = path.length - components.length;
  return (
    skipped >= 0 &&
    components.every((component, index) => componentFits(component, path[skipped + index] ?? ''))
  );
}

/** For single questions; a profile's matcher keeps its globs compiled. */
export const globMatches = (pattern: string, path: string): boolean =>
  globFits(compileGlob(pattern), pathComponents(path));

/** The walk of `componentMatches` one level up: `**` is the star, and one stands before every pattern. */
function foldersMatch(pattern: readonly Component[], path: readonly string[]): boolean {
  let at = 0;
  let inPattern = 0;
  let afterStar = 0;
  let resume = 0;
  while (at < path.length) {
    const component = pattern[inPattern];
    if (component?.pattern === anyFolders) {
      inPattern += 1;
      afterStar = inPattern;
      resume = at;
    } else if (component !== undefined && componentFits(component, path[at] ?? '')) {
      inPattern += 1;
      at += 1;
    } else {
      inPattern = afterStar;
      resume += 1;
      at = resume;
    }
  }
  while (pattern[inPattern]?.pattern === anyFolders) inPattern += 1;
  return inPattern === pattern.length;
}

function componentFits({ pattern, word, within }: Component, name: string): boolean {
  if (word !== null) return word === name;
  return within === null ? componentMatches(pattern, name) : name.includes(within);
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
