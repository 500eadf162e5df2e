export declare function alertsOnly(groups: readonly RuleGroup[]): readonly AlertGroup[];
export declare function buildRules(spec: MonitorSpec, options?: BuildRulesOptions): RuleSet;
export declare function packRules(rules: RuleSet): RuleSet;
export declare function processorRules(options: ProcessorAlertOptions): RuleSet;
export declare function renderAlertmanager(rules: readonly RuleSet[], options?: NotificationOptions): string;
export declare function renderGrafanaApi(groups: readonly RuleGroup[], options?: GrafanaOptions): string;
export declare function renderGrafanaConvert(groups: readonly RuleGroup[], options?: GrafanaOptions): string;
export declare function renderGrafanaFile(groups: readonly RuleGroup[], options?: GrafanaOptions): string;
export declare function renderGrafanaPolicies(rules: readonly RuleSet[], options?: NotificationOptions): string;
export declare function renderPrometheus(groups: readonly RuleGroup[]): string;
export declare function renderPrometheusOperator({ model, groups }: RuleSet): string;
export declare function toGrafanaApi(groups: readonly RuleGroup[], options?: GrafanaOptions): readonly GrafanaApiGroup[];
export declare function toObjectives(spec: MonitorSpec): readonly Objective[];
export interface AlertGroup extends RuleGroup {
    readonly rules: readonly AlertRule[];
}
export interface AlertRule {
    readonly kind: 'alert';
    readonly alert: string;
    readonly id: string;
    readonly title: string;
    readonly condition: Condition;
    readonly forMs: number;
    readonly keepFiringForMs: number;
    readonly severity: Severity;
    readonly labels: Readonly<Record<string, string>>;
    readonly summary: AlertText;
    readonly description: AlertText;
    readonly runbookUrl: string;
    readonly dashboardUrl: AlertText | undefined;
}
export interface BuildRulesOptions {
    readonly budgetExhausted?: boolean;
}
export interface BurnCondition {
    readonly kind: 'burn';
    readonly long: string;
    readonly short: string;
    readonly factor: DecimalText;
    readonly bad: string;
    readonly floor: DecimalText;
    readonly guards: readonly Guard[];
    readonly lookBackMs: number;
}
export interface FittedTiers {
    readonly tiers: readonly Tier[];
    readonly rescaled: readonly {
        readonly name: string;
        readonly from: Tier;
        readonly to: Tier;
    }[];
    readonly dropped: readonly {
        readonly tier: Tier;
        readonly because: string;
    }[];
}
export interface GrafanaApiGroup {
    readonly title: string;
    readonly folderUid: string;
    readonly interval: number;
    readonly rules: readonly GrafanaApiRule[];
}
export interface GrafanaApiRule extends Omit<GrafanaRule, 'keepFiringFor'> {
    readonly orgID: number;
    readonly folderUID: string;
    readonly ruleGroup: string;
    readonly keep_firing_for: string;
    readonly missingSeriesEvalsToResolve: number;
}
export interface GrafanaOptions {
    readonly datasourceUid?: string;
    readonly folder?: string;
    readonly folderUid?: string;
}
export interface GrafanaQuery {
    readonly refId: string;
    readonly relativeTimeRange: {
        readonly from: number;
        readonly to: number;
    };
    readonly datasourceUid: string;
    readonly model: GrafanaModel;
}
export interface Guard {
    readonly name: 'warm_up' | 'maintenance' | 'coverage' | 'symptom';
    readonly joins: 'and' | 'unless';
    readonly on: readonly string[];
    readonly expr: string;
    readonly flag: string;
}
export interface NotificationOptions {
    readonly ticketHours?: TicketHours;
}
export interface Objective {
    readonly kind: SloKind;
    readonly name: string;
    readonly model: string;
    readonly objective: number;
    readonly budget: DecimalText;
    readonly by: readonly string[];
    readonly labels: Readonly<Record<string, string>>;
    readonly total: string;
    readonly good: string;
    readonly fitted: FittedTiers;
    readonly minBadOf: (tier: Pick<Tier, 'severity'>) => number;
    readonly promise: string;
    readonly badEvents: string;
}
export interface ProcessorAlertOptions {
    readonly job: string;
    readonly team?: string;
    readonly runbookBase?: string;
}
export interface RecordRule {
    readonly kind: 'record';
    readonly record: string;
    readonly expr: string;
    readonly labels: Readonly<Record<string, string>>;
}
export interface RuleGroup {
    readonly name: string;
    readonly intervalMs: number;
    readonly rules: readonly (AlertRule | RecordRule)[];
}
export interface RuleSet {
    readonly model: string;
    readonly by: readonly string[];
    readonly groups: readonly RuleGroup[];
}
export interface ThresholdCondition {
    readonly kind: 'threshold';
    readonly expr: string;
    readonly lookBackMs: number;
}
export interface TicketHours {
    readonly from: string;
    readonly to: string;
    readonly timezone: string;
}
export interface Tier {
    readonly name: string;
    readonly severity: Exclude<Severity, 'info'>;
    readonly longMs: number;
    readonly shortMs: number;
    readonly factor: number;
    readonly forMs: number;
    readonly keepFiringForMs: number;
    readonly intervalMs: number;
    readonly isArmedAtOnce: boolean;
}
export type Condition = BurnCondition | ThresholdCondition;
export type Severity = 'critical' | 'warning' | 'info';
export type SloKind = 'availability' | 'latency' | 'missing' | 'freshness' | 'drift' | 'quality' | 'custom';
