/** Other words by which people look for a page. */
export const PAGE_KEYWORDS: Record<string, readonly string[]> = {
  '/targets': ['目标', '进度', '850亿元', '2027', '2030', '差距', '缺口', '走势'],
  '/home': ['待办', '首页', '截止', '新情况'],
  '/half-year': ['半年', '上半年', '同比', '报送情况', '时序进度'],
  '/targets/all': ['目标', '67项', '责任单位'],
  '/targets/scenario': ['情景', '推算', '缺口', '分解'],
  '/targets/units': ['所需增速', '政府投入增幅'],
  '/regions': ['排名', '位次', '县市区', '增速', '占比', '地图'],
  '/structure': ['构成', '占比', '强度', '其中', '附项'],
  '/contribution': ['贡献率', '拉动', '瀑布图'],
  '/assessment': ['研判', '得分', '功效系数', '评分', '方案', '稳健性', '排名'],
  '/institutions': ['机构'],
  '/publications': ['发布', '版本', '校验码', '更正', '归档包'],
  '/reports': ['报告', '通报', '情况表', '幻灯片', '汇报', 'Word', 'PDF'],
  '/review': ['待审', '核定', '退回', '逾期', '未报', '报表', '数据核对'],
  '/reminders': ['催报', '按时率', '逾期', '未报'],
  '/periods': ['截止', '开始报送', '通知', '补报'],
  '/submit': ['填报', '上传', '报表', '草稿', '回执'],
  '/history': ['历年', '年鉴', '补录'],
  '/policies': ['政策', '补助', '奖励', '专项资金'],
  '/indicators': ['口径', '定义', '数源单位', '责任单位', '下载数据', 'SDMX'],
  '/admin/accounts': ['账号', '密码', '停用', '解锁'],
  '/admin/keys': ['接口', '密钥'],
  '/admin/audit': ['审计', '日志', '回执核对'],
  '/help': ['怎么填', '标记', '快捷键', '联系', '未报', '不适用'],
};

/** What a unit's page shows, so that 海宁 增速 finds it. */
export const UNIT_KEYWORDS: readonly string[] = [
  '增速',
  '位次',
  '排名',
  '走势',
  '结构',
  '总投入',
  '占比',
  '目标',
];
