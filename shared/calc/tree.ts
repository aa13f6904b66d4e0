/** The tree of weights of a scoring scheme: indicators in dimensions in the total, to any depth. */
import type { Mean } from './means.ts';

interface Leaf {
  /** Column of the indicator in the score matrix. */
  item: number;
  weight: number;
}

export interface Group {
  code: string;
  weight: number;
  mean: Mean;
  /** Share of the group's weight that must be present for it to have a score; 0 unless told. */
  minPresent?: number;
  children: readonly TreeNode[];
}

export type TreeNode = Leaf | Group;

/** True for an indicator, false for a group. */
export function isLeaf(node: TreeNode): node is Leaf {
  return 'item' in node;
}

/** A tree without dimensions: every indicator directly under the total. */
export function flatTree(weights: ArrayLike<number>, mean: Mean): Group {
  return {
    code: 'total',
    weight: 1,
    mean,
    children: Array.from(weights, (weight, item) => ({ item, weight })),
  };
}

/**
 * The tree without the indicators that cannot be scored (无差异): their weight is shared out inside their group, and
 * an emptied group's among its neighbours.
 */
export function pruneTree(tree: Group, usable: ArrayLike<boolean>): Group {
  const children = tree.children.flatMap((node): TreeNode[] => {
    if (isLeaf(node)) return usable[node.item] ? [node] : [];
    const pruned = pruneTree(node, usable);
    return pruned.children.length > 0 ? [pruned] : [];
  });
  return { ...tree, children };
}

/** Each indicator's weight in the whole (product of the weights along its path, each rescaled to 1 in its group). */
export function effectiveWeights(tree: Group, items: number): Float64Array {
  const weights = new Float64Array(items);
  const visit = (group: Group, share: number): void => {
    const sum = group.children.reduce((total, child) => total + child.weight, 0);
    for (const child of group.children) {
      const part = sum > 0 ? (share * child.weight) / sum : 0;
      if (isLeaf(child)) weights[child.item] = (weights[child.item] ?? Number.NaN) + part;
      else visit(child, part);
    }
  };
  visit(tree, 1);
  return weights;
}

/** The tree whose indicators weigh `weights` in their own group; the groups keep their weights. */
export function withLeafWeights(tree: Group, weights: ArrayLike<number>): Group {
  return {
    ...tree,
    children: tree.children.map((node) =>
      isLeaf(node) ? { item: node.item, weight: weights[node.item] ?? 0 } : withLeafWeights(node, weights),
    ),
  };
}

/** The tree whose indicators weigh `weights` in the whole: a group weighs what its indicators weigh together. */
export function withEffectiveWeights(tree: Group, weights: ArrayLike<number>): Group {
  const children = tree.children.map(
    (node): TreeNode =>
      isLeaf(node)
        ? { item: node.item, weight: weights[node.item] ?? 0 }
        : withEffectiveWeights(node, weights),
  );
  return { ...tree, weight: children.reduce((sum, child) => sum + child.weight, 0), children };
}

/** The one mean used at every level, or null when levels differ (HDI: arithmetic inside, geometric outside). */
export function uniformMean(tree: Group): Mean | null {
  const same = tree.children.every((child) => isLeaf(child) || uniformMean(child) === tree.mean);
  return same ? tree.mean : null;
}
