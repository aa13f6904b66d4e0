/** Reads what a receipt or a publication names of the audit trail, from a text as people paste it. Pure. */

/** `第 128 条 9f86…` as the receipt prints it, or `128:9f86…`. Null when the text names neither. */
export function receiptNamed(text: string): { seq: number; hash: string } | null {
  const found =
    /第\s*(\d{1,12})\s*条\s*([0-9a-f]{64})(?![0-9a-f])/i.exec(text) ??
    /(?<!\d)(\d{1,12})\s*[:：]\s*([0-9a-f]{64})(?![0-9a-f])/i.exec(text);
  const [, seq, hash] = found ?? [];
  return seq && hash ? { seq: Number(seq), hash: hash.toLowerCase() } : null;
}
