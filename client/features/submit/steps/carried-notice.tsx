import type { CarriedOver } from '#shared/contract/returns.ts';
import { hasManyUnits } from '../../../return/cell-names.ts';
import { padded } from '../../../return/figure-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/toast.tsx';
import type { Draft } from '../draft/use-draft.ts';

/** What the same organisation's January–December says of this year: taken over, still to be taken over, or at odds. */
export function CarriedNotice({ draft, carried }: { draft: Draft; carried: CarriedOver }) {
  const say = useToast();
  const { rows } = draft.state.view;
  const { label, count, blank, different } = carried;
  const many = hasManyUnits(rows);
  const compare = rows.flatMap((row) => {
    const said = different.find(({ key }) => key === row.key);
    if (!said) return [];
    const own = row.cell.amount === null ? row.cell.text : padded(row.cell.amount, row.decimals);
    const name = `${many ? `${row.unitName} ` : ''}${row.name}`;
    return [`${name} 本表 ${own}，${label} ${padded(said.text, row.decimals)}`];
  });
  const fill = () => {
    draft.store.edit(Object.fromEntries(blank.map(({ key, text, note }) => [key, { text, note }])));
    say(`已按${label}报送数填入 ${blank.length} 个数，请核对`);
  };
  return (
    <>
      {count > 0 && (
        <Notice>
          {count} 个数与本单位{label}的报送数相同，不必重复填报；请核对，有变化的直接修改。
        </Notice>
      )}
      {blank.length > 0 && (
        <Notice kind="warning">
          本单位{label}已报送 {blank.length} 个数，本表还空着。{' '}
          <Button onClick={fill}>
            按{label}填入这 {blank.length} 个数
          </Button>
        </Notice>
      )}
      {different.length > 0 && (
        <Notice kind="warning">
          {different.length} 个数与本单位{label}的报送数不同，请核对：
          {compare.join('；')}。
        </Notice>
      )}
    </>
  );
}
