package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// What each rule says, by its uid: in whichever form it comes, it must say the same.
var saidByUID = map[string]string{}

func checkSame(uid, title string, labels, annotations map[string]string) error {
	said := []string{title}
	for _, texts := range []map[string]string{labels, annotations} {
		for _, name := range slices.Sorted(maps.Keys(texts)) {
			told, err := execute(texts[name], alertOf(20.5))
			if err != nil {
				return err
			}
			said = append(said, name+"="+told)
		}
	}
	now := strings.Join(said, "\n")
	before, ok := saidByUID[uid]
	if ok && before != now {
		return fmt.Errorf("says in one form\n%s\nand in another\n%s", before, now)
	}
	saidByUID[uid] = now
	return nil
}
