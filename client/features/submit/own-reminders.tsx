import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ownRemindersQuery, readReminder } from './submit.api.ts';

/** What the office told this organisation; it stays until somebody of it says that it was read. */
export function OwnReminders() {
  const offset = useOffset();
  const client = useQueryClient();
  const { data } = useQuery(ownRemindersQuery);
  const read = useMutation({
    mutationFn: readReminder,
    onSuccess: (next) => client.setQueryData(ownRemindersQuery.queryKey, next),
  });
  return data?.reminders.map(({ number, text, by, at }) => (
    <Notice key={number} kind="warning">
      <p>{text}</p>
      <p className="row">
        <span className="muted small">
          {by} {dateTimeText(at, offset)} 催报
        </span>
        <Button busy={read.isPending} onClick={() => read.mutate(number)}>
          知道了
        </Button>
      </p>
      {read.isError && <p>没有记上，请再点一次。</p>}
    </Notice>
  ));
}
