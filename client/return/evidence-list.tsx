import { addressOf } from '#shared/contract/endpoint.ts';
import { evidenceApi } from '#shared/contract/evidence.ts';
import { EVIDENCE_KIND_NAME, type EvidenceFile, type Signature } from '#shared/contract/receipt.ts';
import { dateTimeText } from '../lib/civil-time.ts';
import { fileSize } from '../lib/format.ts';
import { useOffset } from '../lib/programme.ts';
import { TextButton } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import styles from './evidence.module.css';

interface EvidenceListProps {
  /** The return the files belong to. */
  id: { period: string; organisation: string };
  files: readonly EvidenceFile[];
  /** Given while they may be taken off. */
  onRemove?: (file: EvidenceFile) => void;
}

/** 附件清单: name, kind, size and 校验码 of every file, each opened in a new tab or saved. */
export function EvidenceList({ id, files, onRemove }: EvidenceListProps) {
  const offset = useOffset();
  if (files.length === 0) return <p className="muted">没有附件。</p>;
  const columns: Column<EvidenceFile>[] = [
    {
      key: 'name',
      header: '文件',
      render: (file) => (
        <>
          <a href={openAddress(id, file.id)} target="_blank" rel="noopener">
            {file.name}
          </a>
          <div className="muted small">
            {file.uploadedBy} {dateTimeText(file.uploadedAt, offset)}
          </div>
        </>
      ),
    },
    { key: 'kind', header: '类别', render: (file) => EVIDENCE_KIND_NAME[file.kind] },
    { key: 'size', header: '大小', numeric: true, render: (file) => fileSize(file.byteSize) },
    {
      key: 'digest',
      header: '校验码(SHA-256)',
      render: (file) => <span className="digest">{file.sha256}</span>,
    },
  ];
  const removing: Column<EvidenceFile> = {
    key: 'remove',
    header: '操作',
    render: (file) => (
      <TextButton aria-label={`移去 ${file.name}`} onClick={() => onRemove?.(file)}>
        移去
      </TextButton>
    ),
  };
  return (
    <DataTable
      className={styles.evidenceList}
      caption="附件清单"
      captionHidden
      columns={onRemove ? [...columns, removing] : columns}
      rows={files}
      rowKey={(file) => file.id}
    />
  );
}

function openAddress(id: EvidenceListProps['id'], file: string): string {
  return addressOf(evidenceApi.open, { params: { ...id, file } });
}

/** 填报人：张三　审核人：李四　联系电话：—. */
export function signatureText({ preparedBy, checkedBy, telephone }: Signature): string {
  const said = (words: string) => words || '—';
  return `填报人：${said(preparedBy)}　审核人：${said(checkedBy)}　联系电话：${said(telephone)}`;
}
