import type { ReactNode } from 'react';
import { Router, useLocation } from 'wouter';
import { openNode, splitNode } from '../lib/node.ts';

/** The pages under `/at/<code>` are the same pages, of that area: all their links stay in it. */
export function NodeBase({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const { node, base } = splitNode(path);
  openNode(node);
  return (
    <Router key={base} base={base}>
      {children}
    </Router>
  );
}
