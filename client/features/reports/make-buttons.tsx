import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { DocumentFormat, MakeBody } from '#shared/contract/reports.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { jobAddress, make, reportsQuery } from './reports.api.ts';

const FORMAT_NAME: Record<DocumentFormat, string> = {
  docx: 'Word',
  pdf: 'PDF',
  pptx: 'PowerPoint',
  xlsx: 'Excel',
};

interface MakeButtonsProps {
  period: string;
  formats: readonly DocumentFormat[];
  /** What is to be made, in any of the formats. */
  of: Omit<MakeBody, 'format'>;
  /** As links in a row of a table. */
  plain?: boolean;
}

/** Has the document made and goes to where its progress is shown. */
export function MakeButtons({ period, formats, of, plain = false }: MakeButtonsProps) {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const ask = useMutation({
    mutationFn: (format: DocumentFormat) => make(period, { ...of, format }),
    onSuccess: async (job) => {
      await client.invalidateQueries(reportsQuery);
      navigate(jobAddress(job.id));
    },
  });
  return (
    <>
      {formats.map((format) =>
        plain ? (
          <TextButton key={format} disabled={ask.isPending} onClick={() => ask.mutate(format)}>
            {FORMAT_NAME[format]}
          </TextButton>
        ) : (
          <Button key={format} busy={ask.isPending} onClick={() => ask.mutate(format)}>
            生成 {FORMAT_NAME[format]}
          </Button>
        ),
      )}
      {ask.isError && <ErrorState error={ask.error} />}
    </>
  );
}
