/** The tree of weights from the file's flat lists of indicators and groups. */
import type { Mean } from '#shared/calc/means.ts';
import type { Group, TreeNode } from '#shared/calc/tree.ts';
import type { AssessInput } from './schema.ts';

/** Code of the root: the total score. */
const TOTAL = 'total';

/**
 * Groups that indicators name without declaring them weigh 1 under the total. `mean`, when given, replaces every
 * mean. Throws RangeError for groups that contain themselves or are declared twice.
 */
export function buildTree(input: AssessInput, indicators: readonly { weight: number }[], mean?: Mean): Group {
  const groupOf = input.indicators.map((indicator) => indicator.group);
  const declared = new Map(input.groups.map((group) => [group.code, group]));
  if (declared.size < input.groups.length) throw new RangeError('a group is declared twice');
  for (const code of [...groupOf, ...input.groups.map((group) => group.parent)]) {
    if (code && code !== TOTAL && !declared.has(code)) declared.set(code, { code, weight: 1, minPresent: 0 });
  }
  const childrenOf = (parent: string, path: readonly string[]): TreeNode[] => {
    if (path.includes(parent)) throw new RangeError(`group "${parent}" contains itself`);
    const leaves = indicators.flatMap(({ weight }, item) =>
      (groupOf[item] ?? TOTAL) === parent ? [{ item, weight }] : [],
    );
    const groups = [...declared.values()]
      .filter((group) => group.code !== TOTAL && (group.parent ?? TOTAL) === parent)
      .map(({ code, weight, minPresent, mean: own }) => {
        const children = childrenOf(code, [...path, parent]);
        return { code, weight, minPresent, mean: mean ?? own ?? input.scheme.mean, children };
      });
    return [...leaves, ...groups.filter((group) => group.children.length > 0)];
  };
  const root = declared.get(TOTAL);
  const tree = {
    code: TOTAL,
    weight: 1,
    mean: mean ?? root?.mean ?? input.scheme.mean,
    children: childrenOf(TOTAL, []),
  };
  const reached = countLeaves(tree);
  if (reached < indicators.length)
    throw new RangeError('some indicators hang under a group that contains itself');
  return tree;
}

function countLeaves(node: TreeNode): number {
  return 'item' in node ? 1 : node.children.reduce((sum, child) => sum + countLeaves(child), 0);
}
