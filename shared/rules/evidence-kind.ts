/** Which files may be attached to a return as proof. What a file is its first bytes decide, never its name. */

interface EvidenceType {
  name: string;
  mediaType: string;
  /** Endings a file of this kind may have, lower case with the dot; the first is the usual one. */
  endings: readonly string[];
}

const TYPES: readonly (EvidenceType & { magic: readonly number[] })[] = [
  {
    name: 'PDF',
    mediaType: 'application/pdf',
    endings: ['.pdf'],
    magic: [0x25, 0x50, 0x44, 0x46, 0x2d], // %PDF-
  },
  { name: 'JPG 图片', mediaType: 'image/jpeg', endings: ['.jpg', '.jpeg'], magic: [0xff, 0xd8, 0xff] },
  {
    name: 'PNG 图片',
    mediaType: 'image/png',
    endings: ['.png'],
    magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  },
];

/** What the page lets a person choose and drop. */
export const EVIDENCE_ENDINGS: readonly string[] = TYPES.flatMap(({ endings }) => endings);
export const EVIDENCE_TEXT = 'PDF、JPG 或 PNG';
export const MAX_EVIDENCE_BYTES = 10 * 1024 * 1024;
/** Files attached to one return. */
export const MAX_EVIDENCE_FILES = 20;

/** The kind of a file by its first bytes; null when it may not be attached. */
export function evidenceType(bytes: Uint8Array): EvidenceType | null {
  return TYPES.find(({ magic }) => magic.every((byte, i) => bytes[i] === byte)) ?? null;
}

/** Why a file cannot be attached, as a sentence; null when it can. */
export function evidenceFault(name: string, bytes: Uint8Array): string | null {
  if (bytes.length === 0) return `“${name}”是空文件，请重新扫描或另存后再传。`;
  if (bytes.length > MAX_EVIDENCE_BYTES) return `“${name}”超过 10 MB，请降低扫描分辨率或分成几个文件。`;
  const type = evidenceType(bytes);
  if (!type) return `“${name}”的内容不是 ${EVIDENCE_TEXT}，请把盖章件扫描成 PDF 或拍照后再传。`;
  if (!type.endings.some((ending) => name.toLowerCase().endsWith(ending)))
    return `“${name}”的内容是 ${type.name}，与文件名不符，请把文件名的结尾改为 ${type.endings[0]} 后再传。`;
  return null;
}
