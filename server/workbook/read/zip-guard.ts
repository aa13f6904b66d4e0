/** Looks through a ZIP archive before any parser sees it (trust.md U7, U9): sizes are counted while unpacking, never believed. */
import { Buffer } from 'node:buffer';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { WorkbookProblem } from '../problem.ts';
import { WORKBOOK_LIMITS as LIMITS } from './limits.ts';
import { xmlText } from './xml-text.ts';

interface GuardedZip {
  /** Every part's name, with plain slashes. */
  names: Set<string>;
  /** Text of every XML part and of `mimetype`, by name: see xml-text.ts. */
  parts: Map<string, string>;
}

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
      // Old Windows programs write backslashes: the library makes them slashes, then refuses paths that leave the archive.
      { lazyEntries: true, validateEntrySizes: true, strictFileNames: false },
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
  allowed: Allowance,
): Promise<{ size: number; text?: string }> {
  const isText = XML.test(entry.fileName) && !UNREAD.test(entry.fileName);
  const kept = isText || entry.fileName === 'mimetype';
  const chunks: Uint8Array[] = [];
  let size = 0;
  let tail = '';
  try {
    for await (const chunk of await unpack(zip, entry)) {
      size += chunk.length;
      if (size > allowed.bytes) throw new WorkbookProblem(allowed.code);
      if (kept) chunks.push(chunk);
      if (!isText) continue;
      const text = tail + chunk.toString('latin1').replaceAll('\0', '');
      if (FORBIDDEN.test(text)) throw new WorkbookProblem('unsafe');
      tail = text.slice(-OVERLAP);
    }
  } catch (error) {
    // The library's own complaints: sizes that are not what the directory says, damaged data.
    throw error instanceof WorkbookProblem ? error : new WorkbookProblem('broken');
  }
  return kept ? { size, text: xmlText(Buffer.concat(chunks)) } : { size };
}

/** How much a part may still unpack to, and what is said when it is more. */
interface Allowance {
  bytes: number;
  code: 'zip_too_big' | 'too_many_styles';
}

/** Tens of thousands of equal cell styles, left by years of copying between files, pack a thousandfold and mean no harm. */
const STYLES = /^xl\/styles\.xml$/i;

/** What is left of the two bounds: of all that is unpacked, and of that in proportion to the packed size. */
class Budget {
  #left: number = LIMITS.unpackedBytes;
  #dense: number;

  constructor(packed: number) {
    this.#dense = Math.max(packed * LIMITS.ratio, LIMITS.ratioFreeBytes);
  }

  of(name: string): Allowance {
    if (!STYLES.test(name)) return { bytes: Math.min(this.#left, this.#dense), code: 'zip_too_big' };
    return { bytes: Math.min(this.#left, LIMITS.stylesBytes), code: 'too_many_styles' };
  }

  spend(name: string, size: number): void {
    this.#left -= size;
    if (!STYLES.test(name)) this.#dense -= size;
  }
}

/** Throws WorkbookProblem `broken`, `encrypted`, `unsafe`, `zip_too_many`, `zip_too_big` or `too_many_styles`. */
export async function guardZip(bytes: Buffer): Promise<GuardedZip> {
  const names = new Set<string>();
  const parts = new Map<string, string>();
  const budget = new Budget(bytes.length);
  const zip = await open(bytes);
  const take = async (entry: Entry): Promise<void> => {
    const name = entry.fileName;
    if (names.has(name)) throw new WorkbookProblem('unsafe');
    names.add(name);
    if (names.size > LIMITS.zipEntries) throw new WorkbookProblem('zip_too_many');
    if (entry.isEncrypted()) throw new WorkbookProblem('encrypted');
    if (name.endsWith('/')) return;
    const { size, text } = await inspect(zip, entry, budget.of(name));
    budget.spend(name, size);
    if (text !== undefined) parts.set(name, text);
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
  return { names, parts };
}
