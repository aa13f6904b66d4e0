/** Looks through a ZIP archive before any parser sees it (trust.md U7, U9): sizes are counted while unpacking, never believed. */
import type { Buffer } from 'node:buffer';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { WorkbookProblem } from '../problem.ts';
import { WORKBOOK_LIMITS as LIMITS } from './limits.ts';

export interface GuardedZip {
  names: Set<string>;
  /** Text of the parts that tell what kind of workbook it is. */
  kept: Map<string, string>;
}

const KEPT = new Set(['mimetype', '[Content_Types].xml', 'META-INF/manifest.xml', 'content.xml']);
const XML = /\.(xml|rels|vml)$/i;
/** LibreOffice writes a DOCTYPE into its macro libraries, which nobody here reads. */
const UNREAD = /^(Basic|Dialogs)\//;
const FORBIDDEN = /<!(?:doctype|entity)/i;
/** Long enough that a forbidden word cut by the end of a chunk, in two-byte characters, is still seen whole. */
const OVERLAP = 64;

function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(
      bytes,
      { lazyEntries: true, validateEntrySizes: true, strictFileNames: true },
      (error, zip) => {
        if (error || !zip) reject(new WorkbookProblem('broken'));
        else resolve(zip);
      },
    );
  });
}

function unpack(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Buffer>> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) reject(new WorkbookProblem('broken'));
      else resolve(stream as AsyncIterable<Buffer>);
    });
  });
}

/** Unpacks one part to count and search it. Returns its size, and its text when it is one of the kept ones. */
async function inspect(
  zip: ZipFile,
  entry: Entry,
  allowed: number,
): Promise<{ size: number; text?: string }> {
  const kept = KEPT.has(entry.fileName);
  const chunks: Uint8Array[] = [];
  let size = 0;
  let tail = '';
  try {
    for await (const chunk of await unpack(zip, entry)) {
      size += chunk.length;
      if (size > allowed) throw new WorkbookProblem('zip_too_big');
      if (kept) chunks.push(chunk);
      if (!XML.test(entry.fileName) || UNREAD.test(entry.fileName)) continue;
      const text = tail + chunk.toString('latin1').replaceAll('\0', '');
      if (FORBIDDEN.test(text)) throw new WorkbookProblem('unsafe');
      tail = text.slice(-OVERLAP);
    }
  } catch (error) {
    // The library's own complaints: sizes that are not what the directory says, damaged data.
    throw error instanceof WorkbookProblem ? error : new WorkbookProblem('broken');
  }
  return kept ? { size, text: await new Blob(chunks as BlobPart[]).text() } : { size };
}

/** Throws WorkbookProblem `broken`, `encrypted`, `unsafe`, `zip_too_many` or `zip_too_big`. */
export async function guardZip(bytes: Buffer): Promise<GuardedZip> {
  const names = new Set<string>();
  const kept = new Map<string, string>();
  const most = Math.min(LIMITS.unpackedBytes, Math.max(bytes.length * LIMITS.ratio, LIMITS.ratioFreeBytes));
  let total = 0;
  const zip = await open(bytes);
  const take = async (entry: Entry): Promise<void> => {
    if (names.has(entry.fileName)) throw new WorkbookProblem('unsafe');
    names.add(entry.fileName);
    if (names.size > LIMITS.zipEntries) throw new WorkbookProblem('zip_too_many');
    if (entry.isEncrypted()) throw new WorkbookProblem('encrypted');
    if (entry.fileName.endsWith('/')) return;
    const { size, text } = await inspect(zip, entry, most - total);
    total += size;
    if (text !== undefined) kept.set(entry.fileName, text);
  };
  try {
    await new Promise<void>((resolve, reject) => {
      // Paths that leave the archive, and directories that are not what they say.
      zip.on('error', () => reject(new WorkbookProblem('unsafe')));
      zip.on('end', resolve);
      zip.on('entry', (entry: Entry) => {
        take(entry).then(() => zip.readEntry(), reject);
      });
      zip.readEntry();
    });
  } finally {
    zip.close();
  }
  return { names, kept };
}
