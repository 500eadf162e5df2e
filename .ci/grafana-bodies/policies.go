package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/go-openapi/strfmt"
	"github.com/grafana/grafana-openapi-client-go/models"
)

// The client takes mute timings of a file for lists of named ones, where Grafana reads and exports them plain.
type muteTiming struct {
	models.MuteTimeInterval
	OrgID int64 `json:"orgId"`
}

type policiesFile struct {
	APIVersion int64                              `json:"apiVersion"`
	MuteTimes  []*muteTiming                      `json:"muteTimes"`
	Policies   []*models.NotificationPolicyExport `json:"policies"`
}

func checkPolicies(body []byte) error {
	read, err := yamlToJSON(body)
	if err != nil {
		return err
	}
	var file policiesFile
	if err := decodeStrict(read, &file); err != nil {
		return err
	}
	if len(file.Policies) == 0 {
		return errors.New("no policies")
	}
	known := map[string]bool{}
	for _, timing := range file.MuteTimes {
		if err := timing.Validate(strfmt.Default); err != nil {
			return fmt.Errorf("mute timing %q: %w", timing.Name, err)
		}
		known[timing.Name] = true
	}
	for _, policy := range file.Policies {
		if err := policy.Validate(strfmt.Default); err != nil {
			return err
		}
		if err := checkRoutes(policy.Routes, known); err != nil {
			return err
		}
	}
	return nil
}

// What the models leave open: each matcher has three parts, each mute timing is in the file, no dollar names a variable.
func checkRoutes(routes []*models.RouteExport, muteTimes map[string]bool) error {
	for _, route := range routes {
		texts := []string{route.Receiver}
		for _, matcher := range route.ObjectMatchers {
			if len(matcher) != 3 {
				return fmt.Errorf("%q: the matcher %q has not three parts", route.Receiver, matcher)
			}
			texts = append(texts, matcher...)
		}
		for _, name := range route.MuteTimeIntervals {
			if !muteTimes[name] {
				return fmt.Errorf("%q: there is no mute timing %q", route.Receiver, name)
			}
		}
		for _, text := range texts {
			if strings.Contains(strings.ReplaceAll(text, "$$", ""), "$") {
				return fmt.Errorf("%q is read from the environment", text)
			}
		}
		if err := checkRoutes(route.Routes, muteTimes); err != nil {
			return err
		}
	}
	return nil
}
