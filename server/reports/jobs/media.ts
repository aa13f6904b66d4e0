import type { DocumentFormat } from '#shared/contract/reports.ts';
import { DOCX, XLSX } from '../../http/files.ts';

/** Media types of the files that documents are made into. */
export const MEDIA: Record<DocumentFormat, string> = {
  docx: DOCX,
  xlsx: XLSX,
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  pdf: 'application/pdf',
};
