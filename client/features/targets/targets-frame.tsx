import type { ReactNode } from 'react';
import type { TargetsHead } from '#shared/contract/target-parts.ts';
import { LaterCorrections } from '../../figures/known-then.tsx';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { TargetChoices, type TargetsAddress } from './target-choices.tsx';

interface TargetsFrameProps {
  head: TargetsHead;
  address: TargetsAddress;
  /** The page's own path, and its name behind 目标总览. */
  path: string;
  name: string;
  title: string;
  lead?: string;
  meta: readonly ReactNode[];
  /** Whose later corrections concern the page; left out: every part of the city. */
  unit?: string;
  children: ReactNode;
}

/** What stands around each page beside the overview of the targets: the way back, its head, the choices, later corrections. */
export function TargetsFrame({ head, address, path, name, ...page }: TargetsFrameProps) {
  const { cut, year, period } = head;
  return (
    <div className="stack">
      <Breadcrumb
        trail={[
          { label: '目标总览', href: pinnedAddress('/targets', cut, { y: year, period }) },
          { label: name },
        ]}
      />
      <PageHead
        title={page.title}
        lead={page.lead}
        meta={page.meta}
        choices={<TargetChoices head={head} path={path} {...address} />}
        tools={<CopyLink version={cut.dataVersion} />}
      />
      <LaterCorrections
        cut={cut}
        known={address.known}
        about={page.unit === undefined ? { period } : { period, unit: page.unit }}
        onChange={address.onKnown}
      />
      {page.children}
    </div>
  );
}
