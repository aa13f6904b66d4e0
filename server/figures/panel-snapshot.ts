/**
 * The newest panel in a file of the data folder, so that a start need not add up every row. Never the source of anything: it
 * is sealed with the installation's key, made by exactly this program's arithmetic, and rests on exactly what is in force at
 * its version (snapshot-ground.repository.ts); else it is thrown away and said so. Who deletes it loses some seconds.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Panel } from '#shared/panel.ts';
import type { Db } from '../db/open.ts';
import type { ProgrammeStore } from '../programme/programme-store.ts';
import type { SecretBox } from '../secret-box.ts';
import { findDataVersion } from './effective.repository.ts';
import type { BuiltPanel } from './next-version.ts';
import { DISCARDED } from './panel-snapshot.words.ts';
import { groundOf } from './snapshot-ground.repository.ts';

export const SNAPSHOT_FILE = 'panel.snapshot';
const PURPOSE = 'panel-snapshot';
const ROOT = join(import.meta.dirname, '../..');
/** A seal is some hundred characters; after it a line feed. */
const LONGEST_SEAL = 1_000;

export interface PanelKeeper {
  /** The kept panel with what it holds; null where there is none that may be used. */
  read(db: Db, programmes: ProgrammeStore): Promise<BuiltPanel | null>;
  /** A failure leaves what was there: the next start takes longer, no more. */
  write(db: Db, built: BuiltPanel): Promise<void>;
  /** When nothing is being written any more: a stop waits for it. */
  settled(): Promise<void>;
}

interface Kept {
  ground: string;
  /** Without the programme, which is stored, and the positions, which follow from the axes. */
  panel: Omit<Panel, 'catalogue' | 'position'>;
  held: BuiltPanel['held'];
}

/** @param say told in words why a kept panel is not used */
export function panelKeeper(folder: string, secrets: SecretBox, say: (words: string) => void): PanelKeeper {
  const file = join(folder, SNAPSHOT_FILE);
  let arithmetic: string | null = null;
  let writing: Promise<void> = Promise.resolve();
  /** The digest that is sealed: of the content, and of the program that made it. */
  const sealedOf = (body: Uint8Array): string => {
    arithmetic ??= arithmeticDigest();
    return `${createHash('sha256').update(body).digest('hex')} ${arithmetic} ${process.versions.v8}`;
  };

  return {
    async read(db, programmes) {
      await removeHalves(folder);
      if (!existsSync(file)) return null;
      const bytes = await readFile(file);
      const cut = bytes.subarray(0, LONGEST_SEAL).indexOf(10);
      const body = bytes.subarray(cut + 1);
      const [digest, ...program] = openedBy(secrets, bytes.subarray(0, Math.max(cut, 0)).toString()).split(
        ' ',
      );
      const [ownDigest, ...ownProgram] = sealedOf(body).split(' ');
      if (cut < 0 || digest !== ownDigest) return discarded('damaged');
      // Bytes of another release or engine are not even looked into.
      if (program.join() !== ownProgram.join()) return discarded('stale');
      const kept: Kept = deserialize(body);
      const version = await findDataVersion(db, kept.panel.dataVersion);
      const programme = version && (await programmes.at(db, version.number));
      if (!version || !programme || kept.ground !== (await groundOf(db, version, programme)))
        return discarded('stale');
      const { units, indicators, periods } = kept.panel;
      const position = { unit: placesOf(units), indicator: placesOf(indicators), period: placesOf(periods) };
      return { panel: { ...kept.panel, catalogue: programme.catalogue, position }, held: kept.held };
    },

    write(db, built) {
      writing = writing.then(() => writeDown(db, built)).catch(() => {});
      return writing;
    },

    settled: () => writing,
  };

  async function writeDown(db: Db, { panel, held }: BuiltPanel): Promise<void> {
    const version = await findDataVersion(db, panel.dataVersion);
    if (!version) return;
    const { catalogue, position: _, ...rest } = panel;
    const ground = await groundOf(db, version, { number: panel.catalogueVersion, catalogue });
    const body = serialize({ ground, panel: rest, held } satisfies Kept);
    const fresh = `${file}.${process.pid}`;
    const bytes = Buffer.concat([Buffer.from(`${secrets.seal(sealedOf(body), PURPOSE)}\n`), body]);
    await writeFile(fresh, bytes, { mode: 0o600 })
      .then(() => rename(fresh, file))
      .catch(() => rm(fresh, { force: true }));
  }

  function discarded(why: keyof typeof DISCARDED): null {
    say(DISCARDED[why]);
    return null;
  }
}

/** What a server that was killed in the middle of writing left: a hundred megabytes with a nation. */
async function removeHalves(folder: string): Promise<void> {
  const halves = readdirSync(folder).filter((name) => name.startsWith(`${SNAPSHOT_FILE}.`));
  await Promise.all(halves.map((name) => rm(join(folder, name), { force: true })));
}

/** Empty where the seal does not open. */
function openedBy(secrets: SecretBox, sealed: string): string {
  try {
    return secrets.open(sealed, PURPOSE);
  } catch {
    return '';
  }
}

/** A sum over the sources that make a panel of rows: after an upgrade none of another arithmetic is shown. */
function arithmeticDigest(): string {
  const hash = createHash('sha256');
  for (const folder of ['shared', 'server/figures']) {
    const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((one) => one.endsWith('.ts')).sort())
      hash.update(`${name}\n`).update(readFileSync(join(ROOT, folder, name)));
  }
  return hash.digest('hex');
}

function placesOf(codes: readonly string[]): Map<string, number> {
  return new Map(codes.map((code, index) => [code, index]));
}
