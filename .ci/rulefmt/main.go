// Command rulefmt reads rule files as Prometheus 3 does: no unknown field, every expression and every template parses, and
// every name is one that Prometheus 2 takes too.
//
//	rulefmt examples/slos/*/prometheus*.yaml
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/model/rulefmt"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "no files to check")
		os.Exit(1)
	}
	failed := false
	for _, path := range os.Args[1:] {
		problems := check(path)
		for _, problem := range problems {
			fmt.Fprintf(os.Stderr, "%s: %v\n", path, problem)
		}
		failed = failed || len(problems) > 0
		if len(problems) == 0 {
			fmt.Println(path)
		}
	}
	if failed {
		os.Exit(1)
	}
}

func check(path string) []error {
	body, err := os.ReadFile(path)
	if err != nil {
		return []error{err}
	}
	if filepath.Base(path) == "prometheus-operator.yaml" {
		if body, err = groupsOfResource(body); err != nil {
			return []error{err}
		}
	}
	file, problems := rulefmt.Parse(body, false, model.LegacyValidation)
	if len(problems) == 0 && len(file.Groups) == 0 {
		return []error{fmt.Errorf("no groups")}
	}
	return problems
}
