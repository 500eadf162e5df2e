package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/go-openapi/strfmt"
	"github.com/grafana/grafana-openapi-client-go/models"
)

func checkAPI(body []byte) error {
	var groups []*models.AlertRuleGroup
	if err := decodeStrict(withKnownStates(body), &groups); err != nil {
		return err
	}
	if len(groups) == 0 {
		return errors.New("no groups")
	}
	for _, group := range groups {
		if err := group.Validate(strfmt.Default); err != nil {
			return fmt.Errorf("group %q: %w", group.Title, err)
		}
		for _, rule := range group.Rules {
			if err := checkTemplates(rule.Labels, rule.Annotations); err != nil {
				return fmt.Errorf("rule %q: %w", *rule.Title, err)
			}
			if err := checkSame(rule.UID, *rule.Title, rule.Labels, rule.Annotations); err != nil {
				return fmt.Errorf("rule %q: %w", *rule.Title, err)
			}
		}
	}
	return nil
}

func checkFile(body []byte) error {
	read, err := yamlToJSON(body)
	if err != nil {
		return err
	}
	var file models.AlertingFileExport
	if err := decodeStrict(withKnownStates(read), &file); err != nil {
		return err
	}
	if len(file.Groups) == 0 {
		return errors.New("no groups")
	}
	for _, group := range file.Groups {
		for _, rule := range group.Rules {
			labels := interpolated(rule.Labels)
			if err := checkTemplates(labels, rule.Annotations); err != nil {
				return fmt.Errorf("rule %q: %w", rule.Title, err)
			}
			title := strings.ReplaceAll(rule.Title, "$$", "$")
			if err := checkSame(rule.UID, title, labels, rule.Annotations); err != nil {
				return fmt.Errorf("rule %q: %w", rule.Title, err)
			}
		}
	}
	return file.Validate(strfmt.Default)
}

// The client takes the interval for a number, where Grafana reads and documents a duration such as 1m.
type convertGroup struct {
	models.PrometheusRuleGroup
	Interval strfmt.Duration `json:"interval"`
}

type convertFile struct {
	Namespace string          `json:"namespace"`
	Groups    []*convertGroup `json:"groups"`
}

func checkConvert(body []byte) error {
	read, err := yamlToJSON(body)
	if err != nil {
		return err
	}
	var file convertFile
	if err := decodeStrict(read, &file); err != nil {
		return err
	}
	if len(file.Groups) == 0 {
		return errors.New("no groups")
	}
	for _, group := range file.Groups {
		if err := group.Validate(strfmt.Default); err != nil {
			return fmt.Errorf("group %q: %w", group.Name, err)
		}
		for _, rule := range group.Rules {
			if err := checkTemplates(rule.Labels, rule.Annotations); err != nil {
				return fmt.Errorf("rule %q: %w", rule.Labels, err)
			}
		}
	}
	return nil
}
