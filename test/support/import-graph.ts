// Who imports whom, read from the sources with a parser: static, type-only, dynamic and re-exported imports alike.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';

export const projectRoot = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

export interface Import {
  /** Path from the project's root, "/" as separator. */
  readonly from: string;
  /** As written: "node:fs", "zod", "../media/marker.ts". */
  readonly specifier: string;
  /** A path from the project's root for our own files; the package's name otherwise ("node:fs", "@zxcvbn-ts/core"). */
  readonly to: string;
  readonly own: boolean;
  /** True where the import is gone once types are stripped. */
  readonly typeOnly: boolean;
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** Every name that the code uses as a value or a type, imports aside. */
  readonly identifiers: ReadonlySet<string>;
}

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child);
  }
}

const literal = (node: unknown): string | null =>
  isNode(node) && typeof node['value'] === 'string' ? node['value'] : null;

const allTypes = (specifiers: unknown, kind: string): boolean =>
  Array.isArray(specifiers) &&
  specifiers.length > 0 &&
  specifiers.every((each) => isNode(each) && each[kind] === 'type');

/** The module a syntax node asks for, or null. A computed `import(x)` is an error: nobody could tell what it loads. */
function requested(node: Node, file: string): { specifier: string; typeOnly: boolean } | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration': {
      const specifier = literal(node['source']);
      if (specifier === null) return null;
      const kind = node.type === 'ImportDeclaration' ? 'importKind' : 'exportKind';
      return { specifier, typeOnly: node[kind] === 'type' || allTypes(node['specifiers'], kind) };
    }
    case 'ImportExpression':
    case 'TSImportType': {
      const specifier = literal(node['source']);
      if (specifier === null) throw new Error(`${file} imports a module by a computed name`);
      return { specifier, typeOnly: node.type === 'TSImportType' };
    }
    case 'TSExternalModuleReference': {
      const specifier = literal(node['expression']);
      return specifier === null ? null : { specifier, typeOnly: false };
    }
    case 'CallExpression': {
      const callee = node['callee'];
      const args = node['arguments'];
      if (!isNode(callee) || !Array.isArray(args)) return null;
      const named = callee.type === 'Identifier' ? callee['name'] : null;
      const specifier = named === 'require' ? literal(args[0]) : null;
      return specifier === null ? null : { specifier, typeOnly: false };
    }
    default:
      return null;
  }
}

const packageOf = (specifier: string): string =>
  specifier.startsWith('node:')
    ? specifier
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');

/** Parses one TypeScript source. `file` is its path from the project's root. */
export function readSource(file: string, text: string): SourceFile {
  const program: unknown = parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }, file);
  if (!isNode(program)) throw new Error(`${file} could not be parsed`);
  const imports: Import[] = [];
  const identifiers = new Set<string>();
  for (const node of walk(program)) {
    if (node.type === 'Identifier' && typeof node['name'] === 'string') identifiers.add(node['name']);
    const request = requested(node, file);
    if (request === null) continue;
    const { specifier, typeOnly } = request;
    const own = specifier.startsWith('.');
    const to = own ? path.posix.join(path.posix.dirname(file), specifier) : packageOf(specifier);
    imports.push({ from: file, specifier, to, own, typeOnly });
  }
  return { path: file, text, imports, identifiers };
}

/** The TypeScript files below a folder of the project, as paths from its root, sorted. */
export const sourcePaths = (folder: string): string[] =>
  readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .toSorted();

export const readSources = (folders: readonly string[]): SourceFile[] =>
  folders
    .flatMap(sourcePaths)
    .map((file) => readSource(file, readFileSync(path.join(projectRoot, file), 'utf8')));

/** Every file that is loaded when `entry` is: value imports, followed to the end. Packages are named too. */
export function loadedBy(
  entry: string,
  sources: readonly SourceFile[],
  follow: (found: Import) => boolean = () => true,
): Set<string> {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const loaded = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    for (const each of byPath.get(file)?.imports ?? [])
      if (!each.typeOnly && follow(each)) waiting.push(each.to);
  }
  return loaded;
}

/** The first cycle among the edges, as a list that begins and ends with the same name; null where there is none. */
export function findCycle(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const finished = new Set<string>();
  const visit = (name: string, trail: readonly string[]): string[] | null => {
    const seenAt = trail.indexOf(name);
    if (seenAt !== -1) return [...trail.slice(seenAt), name];
    if (finished.has(name)) return null;
    for (const next of edges.get(name) ?? []) {
      const cycle = visit(next, [...trail, name]);
      if (cycle !== null) return cycle;
    }
    finished.add(name);
    return null;
  };
  for (const name of edges.keys()) {
    const cycle = visit(name, []);
    if (cycle !== null) return cycle;
  }
  return null;
}
