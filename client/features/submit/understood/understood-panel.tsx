import type { ReturnView } from '#shared/contract/returns.ts';
import { isOpen } from '#shared/rules/finding.ts';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Draft } from '../draft/use-draft.ts';
import { FileQuestions } from '../upload/file-questions.tsx';
import { Refusal } from '../upload/refusal.tsx';
import { Differences } from './differences.tsx';
import { OtherChoice } from './other-choice.tsx';
import styles from './understood.module.css';
import { type Part, partsOf } from './understood-parts.ts';
import { type Reread, useReread } from './use-reread.ts';

/** 系统是这样读的: what was understood of the file and where the page says otherwise, at every step before submission. */
export function UnderstoodPanel({ draft, settling = true }: { draft: Draft; settling?: boolean }) {
  const { view } = draft.state;
  const reading = useReread(draft);
  const { file } = view;
  if (!file?.understood) return null;
  const { understood } = file;
  const parts = partsOf(understood, view);
  const odd = parts.filter((part) => part.odd).length;
  const choose = (code: string, value: string) => {
    // Another table has other columns: an earlier choice among them no longer speaks of this one.
    const { which_column: column, ...others } = understood.answers;
    const kept =
      code === 'which_block' || column === undefined ? others : { ...others, which_column: column };
    void reading.reread({ ...kept, [code]: value });
  };
  return (
    <section className={classNames('panel', styles.understood)} aria-labelledby="understood-title">
      <div className={styles.understoodHead}>
        <h2 id="understood-title">系统是这样读的</h2>
        <span className="muted small">
          {file.name} · {odd > 0 ? `${odd} 处请留意` : '没有需要留意的'} · 点开看出自哪些单元格，不对可以另选
        </span>
      </div>
      <UnitOffer view={view} busy={reading.busy} onChoose={choose} />
      <ul className={styles.understoodParts}>
        {parts.map((part) => (
          <li key={part.id} className={classNames(part.odd && styles.partOdd)}>
            <PartDetails part={part} busy={reading.busy} onChoose={choose} />
          </li>
        ))}
      </ul>
      {Object.keys(understood.answers).length > 0 && (
        <p className={classNames('small', styles.understoodAnswers)}>
          这是按您的选择读取的。{' '}
          <button type="button" className="text-button" onClick={() => void reading.reread({})}>
            取消选择，由系统重新识别
          </button>
        </p>
      )}
      <RereadRefusal reading={reading} fileName={file.name} />
      <Differences
        key={String(settling)}
        view={view}
        busy={reading.busy}
        settling={settling}
        onSettle={reading.settle}
      />
    </section>
  );
}

interface UnitOfferProps {
  view: ReturnView;
  busy: boolean;
  onChoose: (code: string, value: string) => void;
}

/** The whole file seems to be in another unit: one button mends every figure. */
function UnitOffer({ view, busy, onChoose }: UnitOfferProps) {
  const slips = view.findings.filter((finding) => finding.readAs !== undefined && isOpen(finding));
  const unit = slips[0]?.readAs;
  if (unit === undefined || !view.editable) return null;
  return (
    <div className="notice notice-warning">
      <p className="notice-body">
        {slips.length} 个数与以前的报送数相差同一个倍数，像是整张表的单位是<strong>{unit}</strong>。{' '}
        <Button busy={busy} busyText="正在重新读取…" onClick={() => onChoose('unit_unclear', unit)}>
          按{unit}读入
        </Button>
      </p>
    </div>
  );
}

interface PartDetailsProps {
  part: Part;
  busy: boolean;
  onChoose: (code: string, value: string) => void;
}

function PartDetails({ part, busy, onChoose }: PartDetailsProps) {
  return (
    <details>
      <summary>
        <span className={styles.partTerm}>
          {part.odd && <Icon name="warning" size={12} />}
          {part.term}
        </span>
        <span className={styles.partText}>{part.text}</span>
      </summary>
      <div className={styles.partBody}>
        {part.lines.length > 0 ? (
          <ul className="plain">
            {part.lines.map(({ text, cells }) => (
              <li key={`${cells} ${text}`}>
                {text} {cells && <span className={styles.partCells}>{cells}</span>}
              </li>
            ))}
          </ul>
        ) : (
          <p className="muted">没有相应的单元格。</p>
        )}
        {part.other && (
          <OtherChoice
            key={part.other.current}
            other={part.other}
            busy={busy}
            onChoose={(value) => part.other && onChoose(part.other.code, value)}
          />
        )}
      </div>
    </details>
  );
}

function RereadRefusal({ reading, fileName }: { reading: Reread; fileName: string }) {
  const { refusal, reread, dismiss } = reading;
  if (!refusal) return null;
  if (refusal.kind === 'refused') return <Refusal problem={refusal.problem} fileName={fileName} />;
  return (
    <FileQuestions
      fileName={fileName}
      questions={refusal.questions}
      cancelText="取消，仍按原来的读"
      onCancel={dismiss}
      onAnswer={(chosen) => void reread({ ...refusal.answers, ...chosen })}
    />
  );
}
