/** What a new password lacks, in words, before it is sent; the server decides. Null when nothing is seen. */
export function passwordFault(current: string, next: string, repeated: string): string | null {
  if (next.length < 12) return `新密码至少 12 位，现在 ${next.length} 位。`;
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(next)).length;
  if (classes < 3) return '新密码须含大写字母、小写字母、数字、符号中的三类。';
  if (next === current) return '新密码不能与当前密码相同。';
  return next === repeated ? null : '两次输入的新密码不一致。';
}
