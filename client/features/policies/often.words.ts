/** What is asked most of the policy papers: one click away on the page, and found by Ctrl+K. */
export const OFTEN: readonly string[] = [
  '概念验证中心',
  '中试平台',
  '重点实验室',
  '高新技术企业',
  '孵化器',
  '揭榜挂帅',
  '科技奖',
  '创新券',
];
