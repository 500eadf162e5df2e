package main

import (
	"bytes"
	"fmt"

	"gopkg.in/yaml.v3"
)

// A resource of the Prometheus Operator; its spec is a rule file.
type resource struct {
	APIVersion string `yaml:"apiVersion"`
	Kind       string `yaml:"kind"`
	Metadata   struct {
		Name   string            `yaml:"name"`
		Labels map[string]string `yaml:"labels"`
	} `yaml:"metadata"`
	Spec yaml.Node `yaml:"spec"`
}

func groupsOfResource(body []byte) ([]byte, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(body))
	decoder.KnownFields(true)
	var read resource
	if err := decoder.Decode(&read); err != nil {
		return nil, err
	}
	if read.APIVersion != "monitoring.coreos.com/v1" || read.Kind != "PrometheusRule" || read.Metadata.Name == "" {
		return nil, fmt.Errorf("%s %s %q is no named PrometheusRule", read.APIVersion, read.Kind, read.Metadata.Name)
	}
	return yaml.Marshal(&read.Spec)
}
