import type { SuppliedRow } from '#shared/contract/return-row.ts';
import { useToast } from '../../../ui/toast.tsx';
import type { Draft } from '../draft/use-draft.ts';
import { objectTo } from '../submit.api.ts';
import { TextDialog } from './text-dialog.tsx';

/** 有异议: goes to the analyst and the supplier; the figure itself stays as supplied. */
export function ObjectionDialog({
  draft,
  row,
  onClose,
}: {
  draft: Draft;
  row: SuppliedRow;
  onClose: () => void;
}) {
  const say = useToast();
  const send = async (text: string) => {
    await draft.store.flush();
    draft.replace(await objectTo(draft.id, { unit: row.unit, indicator: row.indicator, text }));
    say(`已对“${row.name}”提出异议`);
  };
  return (
    <TextDialog
      title={`对“${row.name}”有异议`}
      lead={<p>这个数由{row.suppliedBy}提供。异议会送到审核人员处与提供单位核对，本单位不改这个数。</p>}
      label="异议内容（应为多少，依据是什么）"
      action="提出异议"
      onSend={send}
      onClose={onClose}
    />
  );
}
