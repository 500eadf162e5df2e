export declare const DRIFT_ACT_ALERT = "ModelDriftAct";
export declare const NO_OBJECTIVES: {
    readonly message: 'The spec has no objectives, so there is nothing to alert on.';
    readonly hint: 'Add some, e.g. slos: {availability: 0.999, drift: 0.95}';
};
export declare const RULE_TARGETS: readonly RuleTarget[];
export declare function alertEpisodes(evaluations: Iterable<Evaluation>, holds: AlertHolds): readonly Episode[];
export declare function alertsOnly(groups: readonly RuleGroup[]): readonly AlertGroup[];
export declare function backtestAlert(rule: AlertRule, series: readonly RangeSeries[], grid: RangeGrid): readonly FiredAlert[];
export declare function buildRules(spec: MonitorSpec, options?: BuildRulesOptions): RuleSet;
export declare function checkRules(spec: MonitorSpec, { file, locate }: CheckedText): readonly RuleIssue[];
export declare function checkRulesText(text: string, file: string): CheckedRulesText;
export declare function diffRules(rules: RuleSet, { form, rules: installed }: InstalledRules, options?: WantedOptions): RulesDiff;
export declare function durationText(durationMs: number): string;
export declare function escapeRegex(text: string): string;
export declare function explainRules(spec: MonitorSpec, { requestsPerHour }?: ExplainOptions): RulesExplanation;
export declare function hasObjectives({ slos }: MonitorSpec): boolean;
export declare function importOpenSlo(text: string): OpenSloImport;
export declare function joinSeries(parts: readonly (readonly RangeSeries[])[]): readonly RangeSeries[];
export declare function packRules(rules: RuleSet): RuleSet;
export declare function processorFileName(models: readonly string[], { model }: Pick<RuleSet, 'model'>): string;
export declare function processorRules(options: ProcessorAlertOptions): RuleSet;
export declare function prometheusExpression(condition: Condition): string;
export declare function publishedRunbook(alert: string, kind?: string): string;
export declare function readGrafanaGroups(groups: readonly unknown[]): InstalledRules;
export declare function readRuleFile(text: string): ReadRules;
export declare function readRulesApi(answer: unknown): ReadRules;
export declare function renderAlertmanager(rules: readonly RuleSet[], options?: NotificationOptions): string;
export declare function renderGrafanaApi(groups: readonly RuleGroup[], options?: GrafanaOptions): string;
export declare function renderGrafanaConvert(groups: readonly RuleGroup[], options?: GrafanaOptions): string;
export declare function renderGrafanaFile(groups: readonly RuleGroup[], options?: GrafanaOptions): string;
export declare function renderGrafanaPolicies(rules: readonly RuleSet[], options?: NotificationOptions): string;
export declare function renderPrometheus(groups: readonly RuleGroup[]): string;
export declare function renderPrometheusOperator({ model, groups }: RuleSet): string;
export declare function renderSelector(metric: string, matchers: readonly Matcher[]): string;
export declare function ruleFile(target: RuleTarget, all: RuleSet, options?: RuleFileOptions): RuleFile;
export declare function ruleFileName(model: string): string;
export declare function splitRange({ fromMs, toMs, stepMs }: RangeGrid, points?: number): readonly RangeGrid[];
export declare function toGrafanaApi(groups: readonly RuleGroup[], options?: GrafanaOptions): readonly GrafanaApiGroup[];
export declare function toObjectives(spec: MonitorSpec): readonly Objective[];
export interface AlertCounts {
    readonly pages: number;
    readonly tickets: number;
}
export interface AlertGroup extends RuleGroup {
    readonly rules: readonly AlertRule[];
}
export interface AlertHolds {
    readonly forMs: number;
    readonly keepFiringForMs: number;
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
export interface CheckedRulesText {
    readonly issues: readonly RuleIssue[];
    readonly spec?: MonitorSpec;
}
export interface CheckedText {
    readonly file: string;
    readonly locate: Locate;
}
export interface Episode {
    readonly activeAtMs: number;
    readonly firedAtMs: number;
    readonly resolvedAtMs: number | undefined;
    readonly peak: number;
}
export interface Evaluation {
    readonly timeMs: number;
    readonly value: number | undefined;
}
export interface ExplainOptions {
    readonly requestsPerHour?: number;
}
export interface FieldChange {
    readonly field: string;
    readonly installed: string | undefined;
    readonly wanted: string | undefined;
}
export interface FiredAlert extends Episode {
    readonly alert: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly series: Readonly<Record<string, string>>;
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
export interface ImportNote {
    readonly where: string;
    readonly kind: 'left out' | 'changed';
    readonly because: string;
}
export interface ImportedSlo {
    readonly name: string;
    readonly good: string;
    readonly total: string;
    readonly objective: number;
    readonly description: string;
}
export interface InstalledRule {
    readonly kind: 'alert' | 'record';
    readonly name: string;
    readonly uid: string | undefined;
    readonly group: string;
    readonly intervalMs: number | undefined;
    readonly datasourceUid: string | undefined;
    readonly body: Readonly<Record<string, string>>;
    readonly forMs: number;
    readonly keepFiringForMs: number;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
    readonly hash: string;
}
export interface InstalledRules {
    readonly form: RuleForm;
    readonly rules: readonly InstalledRule[];
}
export interface LookBack {
    readonly alertsMs: number;
    readonly screensMs: number;
}
export interface Matcher {
    readonly label: string;
    readonly is: '=' | '!=' | '=~' | '!~';
    readonly value: string;
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
export interface ObjectiveExplanation extends Pick<Objective, 'name' | 'kind' | 'objective' | 'promise' | 'badEvents'> {
    readonly allowedMs: number;
    readonly tiers: readonly TierExplanation[];
    readonly falseAlerts: FalseAlerts | undefined;
    readonly rescaled: readonly string[];
    readonly dropped: readonly string[];
}
export interface OpenSloImport {
    readonly custom: readonly ImportedSlo[];
    readonly notes: readonly ImportNote[];
}
export interface Outage {
    readonly afterMs: number;
    readonly budgetUsed: number;
    readonly floorDelayMs: number;
}
export interface ProcessorAlertOptions {
    readonly job: string;
    readonly team?: string;
    readonly runbookBase?: string;
}
export interface RangeGrid {
    readonly fromMs: number;
    readonly toMs: number;
    readonly stepMs: number;
}
export interface RangeSeries {
    readonly labels: Readonly<Record<string, string>>;
    readonly samples: readonly (readonly [timeMs: number, value: number])[];
}
export interface RecordRule {
    readonly kind: 'record';
    readonly record: string;
    readonly expr: string;
    readonly labels: Readonly<Record<string, string>>;
}
export interface RuleDifference {
    readonly status: DifferenceStatus;
    readonly kind: 'alert' | 'record';
    readonly name: string;
    readonly group: string;
    readonly about: string;
    readonly fields: readonly FieldChange[];
}
export interface RuleFile {
    readonly name: string;
    readonly text: string;
    readonly rules: RuleSet;
}
export interface RuleFileOptions extends GrafanaOptions {
    readonly pack?: boolean;
    readonly name?: string;
}
export interface RuleGroup {
    readonly name: string;
    readonly intervalMs: number;
    readonly rules: readonly (AlertRule | RecordRule)[];
}
export interface RuleIssue extends Issue {
    readonly severity: 'problem' | 'warning';
}
export interface RuleSet {
    readonly model: string;
    readonly by: readonly string[];
    readonly groups: readonly RuleGroup[];
}
export interface RulesDiff {
    readonly unchangedCount: number;
    readonly differences: readonly RuleDifference[];
}
export interface RulesExplanation {
    readonly model: string;
    readonly periodMs: number;
    readonly objectives: readonly ObjectiveExplanation[];
    readonly lookBack: LookBack;
}
export interface ThresholdCondition {
    readonly kind: 'threshold';
    readonly expr: string;
    readonly orZero?: string;
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
export interface TierExplanation extends Pick<Tier, 'name' | 'severity' | 'longMs' | 'shortMs' | 'factor' | 'forMs' | 'keepFiringForMs'> {
    readonly budgetShare: number;
    readonly minBad: number;
    readonly outage: Outage | undefined;
}
export interface WantedOptions {
    readonly datasourceUid?: string;
}
export type Condition = BurnCondition | ThresholdCondition;
export type DifferenceStatus =
'missing'
 | 'outdated'
 | 'edited'
 | 'changed'
 | 'surplus'
 | 'foreign';
export type FalseAlerts = {
    readonly kind: 'expected';
    readonly atBudget: AlertCounts;
    readonly atHalfBudget: AlertCounts;
    readonly months: number;
} | {
    readonly kind: 'unknown';
    readonly because: string;
};
export type ReadRules = ({
    readonly ok: true;
} & InstalledRules) | {
    readonly ok: false;
    readonly message: string;
};
export type RuleForm = 'prometheus' | 'grafana' | 'grafana-convert';
export type RuleTarget = 'prometheus' | 'prometheus-operator' | 'grafana-file' | 'grafana-api' | 'grafana-convert';
export type Severity = 'critical' | 'warning' | 'info';
export type SloKind = 'availability' | 'latency' | 'missing' | 'freshness' | 'drift' | 'quality' | 'custom';
