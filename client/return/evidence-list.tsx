import './evidence.css';
import { addressOf } from '#shared/contract/endpoint.ts';
import { evidenceApi } from '#shared/contract/evidence.ts';
import { EVIDENCE_KIND_NAME, type EvidenceFile, type Signature } from '#shared/contract/receipt.ts';
import { dateTimeText } from '../lib/civil-time.ts';
import { fileSize } from '../lib/format.ts';
import { useOffset } from '../lib/programme.ts';
import { TextButton } from '../ui/button.tsx';
import { ScrollBox } from '../ui/scroll-box.tsx';

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
  return (
    <ScrollBox>
      <table className="table evidence-list">
        <caption className="visually-hidden">附件清单</caption>
        <thead>
          <tr>
            <th scope="col">文件</th>
            <th scope="col">类别</th>
            <th scope="col" className="numeric">
              大小
            </th>
            <th scope="col">校验码(SHA-256)</th>
            {onRemove && <th scope="col">操作</th>}
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.id}>
              <th scope="row">
                <a href={openAddress(id, file.id)} target="_blank" rel="noopener">
                  {file.name}
                </a>
                <div className="muted small">
                  {file.uploadedBy} {dateTimeText(file.uploadedAt, offset)}
                </div>
              </th>
              <td>{EVIDENCE_KIND_NAME[file.kind]}</td>
              <td className="numeric">{fileSize(file.byteSize)}</td>
              <td>
                <span className="digest">{file.sha256}</span>
              </td>
              {onRemove && (
                <td>
                  <TextButton aria-label={`移去 ${file.name}`} onClick={() => onRemove(file)}>
                    移去
                  </TextButton>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
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
