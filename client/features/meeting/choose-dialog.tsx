import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Meeting } from '#shared/contract/meeting.ts';
import { moved } from '#shared/meeting/order.ts';
import { problemOf } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Checkbox } from '../../ui/inputs.tsx';
import { useToast } from '../../ui/toast.tsx';
import { choose } from './meeting.api.ts';
import style from './meeting.module.css';

/** What is shown first, what is left out behind it. */
function orderOf({ findings, chosen }: Meeting): string[] {
  return [...chosen, ...findings.map(({ id }) => id).filter((id) => !chosen.includes(id))];
}

/** Of the choice in force; 0 where nobody has chosen. */
function numberOf({ choice }: Meeting): number {
  return choice?.number ?? 0;
}

/** Which findings are shown, and in which order; what is left out stays at the end of the list. */
export function ChooseDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const client = useQueryClient();
  const say = useToast();
  const [order, setOrder] = useState(orderOf(meeting));
  const [shown, setShown] = useState(new Set(meeting.chosen));
  // The choice that stands in this dialog: a newer one, read since, is not written over before it has been shown here.
  const [after, setAfter] = useState(numberOf(meeting));
  const titles = new Map(meeting.findings.map(({ id, title }) => [id, title]));
  const save = useMutation({
    mutationFn: () =>
      choose(meeting.period, {
        ...(meeting.publication === null ? {} : { publication: meeting.publication }),
        findings: order.filter((id) => shown.has(id)),
        after,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['meetings'] });
      say('已保存');
      onClose();
    },
    onError: () => client.invalidateQueries({ queryKey: ['meetings'] }),
  });
  if (problemOf(save.error)?.type === 'choice-stale' && numberOf(meeting) !== after) {
    setAfter(numberOf(meeting));
    setOrder(orderOf(meeting));
    setShown(new Set(meeting.chosen));
  }
  return (
    <Dialog
      title="选择汇报内容和次序"
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            kind="primary"
            busy={save.isPending}
            disabled={shown.size === 0}
            onClick={() => save.mutate()}
          >
            保存（{shown.size}项）
          </Button>
        </>
      }
    >
      {save.isError && <ErrorState error={save.error} />}
      <ol className={style.order}>
        {order.map((id, at) => (
          <li key={id} className="row nowrap row-between">
            <Checkbox
              checked={shown.has(id)}
              onChange={(on) =>
                setShown(new Set(on ? [...shown, id] : [...shown].filter((one) => one !== id)))
              }
            >
              {titles.get(id)}
            </Checkbox>
            <span className="row nowrap">
              <Button
                kind="quiet"
                disabled={at === 0}
                aria-label={`上移：${titles.get(id)}`}
                onClick={() => setOrder(moved(order, at, -1))}
              >
                上移
              </Button>
              <Button
                kind="quiet"
                disabled={at === order.length - 1}
                aria-label={`下移：${titles.get(id)}`}
                onClick={() => setOrder(moved(order, at, 1))}
              >
                下移
              </Button>
            </span>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
