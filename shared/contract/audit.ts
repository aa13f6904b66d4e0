/** What the audit trail records, in the words of its page. Every code has one: the type lets nothing else be recorded. */

export const AUDIT_ACTION_NAME = {
  login: '登录',
  logout: '退出',
  denied: '越权被拒',
  view: '查看',
  upload: '上传',
  draft: '保存草稿',
  reread: '另选读法重读文件',
  attach: '附上文件',
  detach: '移去附件',
  submit: '提交',
  withdraw: '撤回',
  'ask-signature': '提请单位审签',
  sign: '单位审签',
  'refuse-signature': '单位审签退回',
  'recall-signature': '收回审签',
  'set-signing': '设定单位审签',
  approve: '核定',
  return: '退回',
  reopen: '撤销核定',
  correction: '申请更正或补报',
  objection: '提出异议',
  'open-period': '开始报送',
  'deadline-period': '调整截止时间',
  'close-period': '停止报送',
  'reopen-period': '恢复报送',
  'allocation-upload': '上传分县任务',
  'allocation-load': '载入分县任务',
  'allocation-withdraw': '撤销分县任务',
  remind: '发出催报',
  'read-reminder': '已读催报',
  'send-reminder': '对外发送催报',
  'set-contact': '登记催报联系人',
  'history-upload': '上传历史数据',
  'history-propose': '提请载入或撤销历史数据',
  'history-confirm': '确认载入或撤销历史数据',
  'history-refuse': '不同意载入或撤销历史数据',
  'history-withdraw': '撤回历史数据的提请',
  'policy-propose': '提出政策变更',
  'policy-confirm': '确认政策变更',
  'policy-refuse': '不同意政策变更',
  'policy-withdraw': '撤回政策变更',
  'programme-propose': '提出监测制度变更',
  'programme-confirm': '确认监测制度变更',
  'programme-refuse': '不同意监测制度变更',
  'programme-withdraw': '撤回监测制度变更',
  scheme: '修改研判方案',
  assess: '运行研判',
  'report-result': '报送研判结果',
  'publish-propose': '提请发布',
  publish: '确认发布',
  'publish-refuse': '退回发布申请',
  'edit-document': '改写材料',
  'choose-findings': '选择汇报内容',
  'make-document': '生成材料',
  'cancel-document': '取消生成材料',
  download: '下载或导出',
  backup: '备份数据库',
  restore: '从备份恢复数据库',
  conflict: '与他人同时办理，未成',
  'foreign-origin': '其他网站发来的请求被拒',
  configure: '设定系统',
  'load-catalogue': '载入监测目录',
  seal: '登记原有数据',
  'create-account': '建立账号',
  'ask-enable-account': '申请启用账号',
  'ask-role-account': '申请变更角色',
  'ask-reset-account': '申请重置密码',
  'refused-account-request': '不同意账号申请',
  'withdrawn-account-request': '撤回账号申请',
  'rescue-account': '在服务器上恢复账号',
  'enable-account': '启用账号',
  'disable-account': '停用账号',
  'hand-over-account': '移交账号的工作',
  'unlock-account': '解除锁定',
  'reset-password': '重置密码',
  'change-role': '变更角色',
  'ask-key': '申请接口密钥',
  'granted-key': '同意接口密钥',
  'refused-key': '不同意接口密钥',
  'withdrawn-key': '撤回接口密钥申请',
  'revoked-key': '停用接口密钥',
  'read-by-key': '其他系统读取',
  'change-password': '修改密码',
  'confirm-password': '再次验证密码',
  'second-factor': '二次验证',
  'recovery-code': '使用恢复码',
  'bind-second-factor': '绑定二次验证',
} as const;
export type AuditAction = keyof typeof AUDIT_ACTION_NAME;

/** What is done to somebody's account, as the people of its organisation may see it. */
export const ACCOUNT_ACTIONS: readonly AuditAction[] = [
  'create-account',
  'ask-enable-account',
  'ask-role-account',
  'ask-reset-account',
  'refused-account-request',
  'withdrawn-account-request',
  'rescue-account',
  'enable-account',
  'disable-account',
  'hand-over-account',
  'unlock-account',
  'reset-password',
  'change-role',
];

export const AUDIT_OUTCOME_NAME = { ok: '成功', failed: '失败', denied: '拒绝' } as const;
export type AuditOutcome = keyof typeof AUDIT_OUTCOME_NAME;

/** An action that an older release recorded has no word today: 其他. */
export function auditActionName(action: string): string {
  const names: Record<string, string> = AUDIT_ACTION_NAME;
  return names[action] ?? '其他';
}

/** As above, of an outcome. */
export function auditOutcomeName(outcome: string): string {
  const names: Record<string, string> = AUDIT_OUTCOME_NAME;
  return names[outcome] ?? '其他';
}
