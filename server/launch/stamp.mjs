import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const dependencyFields = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'overrides',
];

/**
 * What decides the content of node_modules, as one hash. The scripts block is left out: renaming a script
 * must not cost a reinstall.
 * @param {string} packageText @param {string} lockText @param {string} platform e.g. "linux-x64"
 * @returns {string} hex SHA-256
 */
export function dependencyHash(packageText, lockText, platform) {
  const manifest = JSON.parse(packageText);
  const hash = createHash('sha256');
  hash.update(JSON.stringify(dependencyFields.map((field) => manifest[field] ?? null)));
  return hash.update(`\0${platform}\0`).update(lockText).digest('hex');
}

/**
 * Whether node_modules already holds what the lock file asks for, by npm's own record of it
 * (node_modules/.package-lock.json, which npm writes when an installation has finished).
 * Optional packages count only when they are built for this platform.
 */
export function installedMatchesLock(lockText, installedText, platform, arch) {
  const wanted = JSON.parse(lockText).packages ?? {};
  const have = JSON.parse(installedText).packages ?? {};
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = have[path];
    if (!found) return entry.optional === true && !isForMachine(entry, platform, arch);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

function isForMachine(entry, platform, arch) {
  return !entry.libc && !!entry.os?.includes(platform) && !!entry.cpu?.includes(arch);
}

/**
 * One hash over the paths and contents of files and of everything below folders; order of listing and
 * file times do not matter. Names starting with a dot are left out; what does not exist counts as absent.
 * @param {string} root @param {string[]} paths relative to root
 * @returns {string} hex SHA-256
 */
export function contentHash(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(root, path)) {
      const content = readFileSync(join(root, file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

function filesUnder(root, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [path];
  const names = readdirSync(join(root, path)).filter((name) => !name.startsWith('.'));
  return names.sort().flatMap((name) => filesUnder(root, `${path}/${name}`));
}

/** The text of a stamp, or undefined when there is none. */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Writes a stamp whole or not at all. */
export function writeStamp(file, text) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${text}\n`);
  renameSync(draft, file);
}
