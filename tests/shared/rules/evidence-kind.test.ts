/** 附件: what may go with a return as proof is decided by its bytes. */
import { expect, test } from 'vitest';
import { evidenceFault, evidenceType, MAX_EVIDENCE_BYTES } from '#shared/rules/evidence-kind.ts';

const bytes = (...head: number[]) => Uint8Array.from([...head, 1, 2, 3]);
const PDF = new TextEncoder().encode('%PDF-1.7\n');
const JPG = bytes(0xff, 0xd8, 0xff, 0xe0);
const PNG = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const TEXT = new TextEncoder().encode('<script>alert(1)</script>');
const tooLarge = new Uint8Array(MAX_EVIDENCE_BYTES + 1);
tooLarge.set(PDF);

test.each([
  ['盖章件.pdf', PDF, 'application/pdf', null],
  ['盖章件.PDF', PDF, 'application/pdf', null],
  ['照片.jpg', JPG, 'image/jpeg', null],
  ['照片.jpeg', JPG, 'image/jpeg', null],
  ['截图.png', PNG, 'image/png', null],
  ['照片.pdf', JPG, 'image/jpeg', '内容是 JPG 图片，与文件名不符'],
  ['网页.pdf', TEXT, undefined, '内容不是 PDF、JPG 或 PNG'],
  ['后置.pdf', bytes(0x20, ...PDF), undefined, '内容不是 PDF、JPG 或 PNG'],
  ['空.pdf', new Uint8Array(), undefined, '是空文件'],
  ['大.pdf', tooLarge, 'application/pdf', '超过 10 MB'],
])('%s', (name, content, mediaType, fault) => {
  expect(evidenceType(content)?.mediaType).toBe(mediaType);
  if (fault === null) expect(evidenceFault(name, content)).toBeNull();
  else expect(evidenceFault(name, content)).toContain(fault);
});
