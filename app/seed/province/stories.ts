/** What the demonstration's people need resources for, and what they write to each other. */
export const projectNames = [
  '最多跑一次', '政务服务一网通办', '数据共享交换平台', '移动办公', '视频会议系统', '门户网站集约化', '电子证照库', '行政审批系统',
  '应急指挥平台', '信用信息平台', '统计分析平台', '档案数字化', '执法监督平台', '公共资源交易', '项目全生命周期管理', '人事管理系统',
] as const
export const policeProjectNames = ['办案协同平台', '智慧法庭', '案件卷宗电子化', '社区矫正管理', '远程提讯', '公共法律服务'] as const

export const titles = [
  '新建{service}', '{service}扩容', '{project}上云所需{service}', '{project}二期{service}', '{project}测试环境{service}', '灾备环境{service}',
] as const
export const reasons = [
  '系统访问量持续增长，现有资源高峰期使用率超过 80%，申请扩容。', '根据年度信息化建设计划，新建业务系统，需配套云资源。',
  '机房设备到期下线，业务整体迁移上云。', '等保整改要求增加安全与备份资源。', '配合省级平台对接，部署前置服务。', '数据量增长，现有存储预计两个月内用尽。',
] as const
export const rejections = [
  '请补充系统架构说明和容量测算依据。', '规格超出业务实际需要，请按监控数据调整后重新提交。', '附件缺少项目批复文件。', '同类资源尚有闲置，请先利用现有实例。',
] as const
export const approvals = ['同意。', '经核对，需求合理，同意。', '同意，请按项目计划使用。', '资料齐全，同意开通。'] as const
export const remarks = ['应用服务器', '数据库服务器', '对外服务', '备份用途', '测试环境', ''] as const
export const refusals = ['该区域暂无此规格库存，请改申请其他规格。', '与现有网络规划冲突，请另行申请。'] as const
export const people = ['陈工', '李工', '驻场运维', '系统集成商联系人', '赵工'] as const
