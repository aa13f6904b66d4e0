import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PaperForm, PolicyLibraryView } from '#shared/contract/policy-library.ts';
import { Button } from '../../../ui/button.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { PolicyNav } from '../policy-nav.tsx';
import { AddDialog } from './add-dialog.tsx';
import { EndDialog } from './end-dialog.tsx';
import { libraryQuery } from './library.api.ts';
import { LibraryHistory } from './library-history.tsx';
import { PaperEditor } from './paper-editor.tsx';
import { LibraryProposalCard } from './proposal-card.tsx';

const EMPTY_PAPER: PaperForm = {
  city: '',
  title: '',
  number: '',
  issued: '',
  from: '',
  to: '',
  stacking: '',
  stackingQuote: '',
  text: '',
  sentences: [],
};

/** 政策库维护: what waits, what may be added or ended, and every version. */
export default function LibraryPage() {
  // The draft is what this page typed last: a refetch must not put an older one in its place.
  const query = useQuery({ ...libraryQuery, refetchOnWindowFocus: false });
  return (
    <QueryView query={query} height={480}>
      {(library) => <Library library={library} />}
    </QueryView>
  );
}

function Library({ library }: { library: PolicyLibraryView }) {
  const [dialog, setDialog] = useState<'add' | 'end' | null>(null);
  const [paper, setPaper] = useState(library.draft);
  const close = () => setDialog(null);
  const waiting = library.proposals.length > 0 ? `，${library.proposals.length}项变更待确认` : '';
  return (
    <div className="stack">
      <PageHead
        title={`政策库第${library.version}版：${library.instruments.length}条政策${waiting}`}
        lead="新增、终止和新文件都由一名分析员提出、另一名对照原文确认；原来的记录和每一版都保留。"
      >
        <PolicyNav at="/policies/library" />
        <p className="row no-print">
          <Button onClick={() => setDialog('add')}>新增一条政策</Button>
          <Button onClick={() => setDialog('end')}>终止一条政策</Button>
          {!paper && <Button onClick={() => setPaper(EMPTY_PAPER)}>录入新文件</Button>}
        </p>
      </PageHead>
      {library.proposals.map((proposal) => (
        <LibraryProposalCard key={proposal.number} proposal={proposal} />
      ))}
      {paper && <PaperEditor first={paper} library={library} onClose={() => setPaper(null)} />}
      <LibraryHistory rows={library.history} />
      {dialog === 'add' && <AddDialog library={library} onClose={close} />}
      {dialog === 'end' && <EndDialog library={library} onClose={close} />}
    </div>
  );
}
