import type { ReactNode } from 'react';
import type { Remark } from '#shared/contract/return-row.ts';
import { dateText } from '../lib/civil-time.ts';
import { useOffset } from '../lib/programme.ts';
import styles from './return.module.css';

/** A remark that the reviewer pinned to a cell, and below it the reporter's answer or the field for one. */
export function EarlierRemark({ remark, children }: { remark: Remark; children?: ReactNode }) {
  const offset = useOffset();
  const { by, at, answer } = remark;
  return (
    <div className={styles.remark}>
      <span>
        审核意见（{by} {dateText(at, offset).slice(5)}）：{remark.remark}
      </span>
      {children ?? (answer !== '' && <span className="reason-text">答复：{answer}</span>)}
    </div>
  );
}
