// Command grafana-bodies reads golden files with the models of Grafana's official client: nothing in them may be
// unknown to it or invalid by its rules.
//
//	grafana-bodies examples/slos/*/grafana-* deploy/grafana/provisioning/alerting/*.grafana.yaml
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

var checks = map[string]func([]byte) error{
	"grafana-api.json":      checkAPI,
	"grafana-file.yaml":     checkFile,
	"grafana-convert.yaml":  checkConvert,
	"grafana-policies.yaml": checkPolicies,
}

func main() {
	if len(os.Args) < 2 {
		fail("no files to check")
	}
	for _, path := range os.Args[1:] {
		check, ok := checks[kindOf(filepath.Base(path))]
		if !ok {
			fail("%s: no check for a file of this name", path)
		}
		body, err := os.ReadFile(path)
		if err != nil {
			fail("%v", err)
		}
		if err := check(body); err != nil {
			fail("%s: %v", path, err)
		}
		fmt.Println(path)
	}
}

// kindOf is the name under which the checks know a file: `rules build` calls those that Grafana loads by their spec.
func kindOf(name string) string {
	if strings.HasSuffix(name, ".grafana.yaml") {
		return "grafana-file.yaml"
	}
	return name
}

func fail(format string, args ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	os.Exit(1)
}
