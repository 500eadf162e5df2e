package main

import (
	"fmt"
	"math"
	"strings"
	"text/template"
)

// What Grafana gives to the templates of labels and annotations.
type alert struct {
	Labels map[string]string
	Values map[string]value
	Value  string
}

type value struct {
	Labels map[string]string
	Value  float64
}

// What alerts are about; `job` is told by that of the processor alone.
var labels = map[string]string{"deployment_environment_name": "production", "ml_model_name": "a", "job": "driftline"}

func alertOf(burn float64) alert {
	return alert{Labels: labels, Values: map[string]value{"A": {Value: burn}, "query": {Value: burn}}}
}

// Alerts without data, as versions of Grafana tell them.
var unknown = []alert{{Labels: labels}, alertOf(-1), alertOf(math.NaN())}

// checkTemplates executes each text as Grafana does. Without data no number may be told.
func checkTemplates(sets ...map[string]string) error {
	for _, set := range sets {
		for name, text := range set {
			if err := checkTemplate(text); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	return nil
}

func checkTemplate(text string) error {
	fires, err := execute(text, alertOf(20.5))
	if err != nil {
		return err
	}
	if strings.Contains(fires, "%!") || strings.Contains(fires, "<no value>") {
		return fmt.Errorf("says %q", fires)
	}
	without, err := execute(text, unknown[0])
	if err != nil {
		return err
	}
	for _, alert := range unknown {
		told, err := execute(text, alert)
		if err != nil {
			return err
		}
		if told != without {
			return fmt.Errorf("says %q of no data, and %q", told, without)
		}
	}
	return nil
}

func execute(text string, alert alert) (string, error) {
	parsed, err := template.New("").Option("missingkey=invalid").Parse("{{- $labels := .Labels -}}{{- $values := .Values -}}{{- $value := .Value -}}" + text)
	if err != nil {
		return "", err
	}
	var told strings.Builder
	err = parsed.Execute(&told, alert)
	return told.String(), err
}
