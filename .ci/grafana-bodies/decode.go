package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"gopkg.in/yaml.v2"
)

func decodeStrict(body []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return fmt.Errorf("something follows the body")
	}
	return nil
}

// The enums of the client lack KeepLast; nothing else is changed.
func withKnownStates(body []byte) []byte {
	for _, field := range []string{"noDataState", "execErrState"} {
		for _, colon := range []string{`":`, `": `} {
			known := `"` + field + colon
			body = bytes.ReplaceAll(body, []byte(known+`"KeepLast"`), []byte(known+`"OK"`))
		}
	}
	return body
}

// The YAML of Grafana's provisioning: version 1.1, where a bare N is false.
func yamlToJSON(body []byte) ([]byte, error) {
	var value any
	if err := yaml.UnmarshalStrict(body, &value); err != nil {
		return nil, err
	}
	plain, err := withTextKeys(value)
	if err != nil {
		return nil, err
	}
	return json.Marshal(plain)
}

func withTextKeys(value any) (any, error) {
	switch value := value.(type) {
	case map[any]any:
		named := make(map[string]any, len(value))
		for key, child := range value {
			name, ok := key.(string)
			if !ok {
				return nil, fmt.Errorf("the key %v is no text", key)
			}
			read, err := withTextKeys(child)
			if err != nil {
				return nil, err
			}
			named[name] = read
		}
		return named, nil
	case []any:
		for i, child := range value {
			read, err := withTextKeys(child)
			if err != nil {
				return nil, err
			}
			value[i] = read
		}
	}
	return value, nil
}

// Labels of a file once Grafana has read its environment, in which nothing is set: only $$ is a dollar.
func interpolated(labels map[string]string) map[string]string {
	read := make(map[string]string, len(labels))
	for name, value := range labels {
		read[name] = strings.ReplaceAll(value, "$$", "$")
	}
	return read
}
