import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

/** One import, export-from, dynamic import or import type of a source file. */
export type Import = {
  specifier: string;
  /** Repository path it leads to; undefined for a package. */
  target: string | undefined;
  /** Package name ("node:fs", "@fastify/static"); undefined for a path. */
  package: string | undefined;
  kind: 'static' | 'dynamic' | 'type';
  /** What is taken from it; '*' for all of it. */
  names: string[];
};

/** A parsed TypeScript file; `path` is relative to the repository, with forward slashes. */
export type SourceFile = {
  path: string;
  imports: Import[];
  /** Names it gives to others; its default is not one. */
  exports: string[];
  uses: string[];
  /** `x as T` and `<T>x`, but not `as const`: what the compiler is told instead of shown. */
  casts: number;
  /** `x!` */
  nonNull: number;
};

/**
 * Parses one file.
 * @returns its imports, and the outside world it touches: "process.env", "Math.random", "new Date()" …
 * @throws when the text does not parse
 */
export function parseSource(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) throw new Error(`${path}: ${parsed.errors[0]?.message}`);
  const imports: Import[] = [];
  const exports: string[] = [];
  const uses: string[] = [];
  let casts = 0;
  let nonNull = 0;
  const add = (source: ESTree.Node | null | undefined, kind: Import['kind'], names: string[] = ['*']) => {
    if (source?.type === 'Literal' && typeof source.value === 'string')
      imports.push({ ...toImport(path, source.value, kind), names });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source, onlyTypes(node) ? 'type' : 'static', namesOf(node)),
    ExportNamedDeclaration: (node) => {
      add(node.source, node.exportKind === 'type' ? 'type' : 'static');
      exports.push(...declaredBy(node.declaration));
    },
    ExportAllDeclaration: (node) => add(node.source, node.exportKind === 'type' ? 'type' : 'static'),
    ImportExpression: (node) => add(node.source, 'dynamic'),
    TSImportType: (node) => add(node.source, 'type'),
    MemberExpression: (node) => {
      if (node.object.type === 'Identifier' && node.property.type === 'Identifier') {
        uses.push(`${node.object.name}.${node.property.name}`);
      }
    },
    TSAsExpression: ({ typeAnnotation }) => {
      const { type } = typeAnnotation;
      const isConst =
        type === 'TSTypeReference' &&
        typeAnnotation.typeName.type === 'Identifier' &&
        typeAnnotation.typeName.name === 'const';
      if (!isConst) casts += 1;
    },
    TSTypeAssertion: () => {
      casts += 1;
    },
    TSNonNullExpression: () => {
      nonNull += 1;
    },
    NewExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.arguments.length === 0)
        uses.push(`new ${node.callee.name}()`);
    },
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier') uses.push(`${node.callee.name}()`);
    },
  }).visit(parsed.program);
  return { path, imports, exports, uses, casts, nonNull };
}

function namesOf({ specifiers }: ESTree.ImportDeclaration): string[] {
  return specifiers.map((item) =>
    item.type === 'ImportSpecifier' && item.imported.type === 'Identifier' ? item.imported.name : '*',
  );
}

function declaredBy(declaration: ESTree.ExportNamedDeclaration['declaration']): string[] {
  if (!declaration) return [];
  if (declaration.type === 'VariableDeclaration')
    return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
  return 'id' in declaration && declaration.id?.type === 'Identifier' ? [declaration.id.name] : [];
}

function onlyTypes(node: ESTree.ImportDeclaration): boolean {
  if (node.importKind === 'type') return true;
  return (
    node.specifiers.length > 0 &&
    node.specifiers.every((item) => item.type === 'ImportSpecifier' && item.importKind === 'type')
  );
}

function toImport(from: string, specifier: string, kind: Import['kind']): Omit<Import, 'names'> {
  const plain = specifier.replace(/\?.*$/, '');
  if (plain.startsWith('#shared/')) {
    return { specifier, target: plain.slice(1), package: undefined, kind };
  }
  if (plain.startsWith('.')) {
    return { specifier, target: posix.join(posix.dirname(from), plain), package: undefined, kind };
  }
  const parts = plain.split('/');
  return {
    specifier,
    target: undefined,
    package: parts.slice(0, plain.startsWith('@') ? 2 : 1).join('/'),
    kind,
  };
}

/** Every .ts and .tsx file below the named top-level folders, parsed, in path order. */
export function readSources(root: string, folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) => pathsBelow(root, folder))
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')));
}

/** Every file path below a folder, relative to the root, in order. A folder that is not there has none. */
export function pathsBelow(root: string, folder: string): string[] {
  const entries = readdirSync(join(root, dirname(folder)), { withFileTypes: true });
  if (!entries.some((entry) => posix.basename(folder) === entry.name)) return [];
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(entry.parentPath.slice(root.length).replaceAll('\\', '/'), entry.name))
    .map((path) => path.replace(/^\//, ''))
    .sort();
}

/**
 * Groups of files that import each other in a circle, types included: two that need each other's words are one (lazy imports do not count).
 * @returns each circle as "a → b → a"
 */
export function importCycles(files: SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: string[]) => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const { kind, target } of byPath.get(path)?.imports ?? []) {
      if (kind !== 'dynamic' && target && byPath.has(target)) visit(target, [...trail, path]);
    }
    done.add(path);
  };
  for (const file of files) visit(file.path, []);
  return cycles;
}
